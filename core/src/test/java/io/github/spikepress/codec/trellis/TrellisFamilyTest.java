// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.codec.trellis.search.OperatingPoint;
import io.github.spikepress.codec.trellis.training.TrellisSettings;
import io.github.spikepress.codec.trellis.training.TrellisTrainer;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrellisFamilyTest {

  private static final Waveforms TRAINING = spikes(600, 1);
  private static final Waveforms TEST = spikes(600, 2);

  /** Four units of different shape and size, with noise that is correlated in time. */
  private static Waveforms spikes(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count * 32];
    for (int n = 0; n < count; n++) {
      int unit = random.nextInt(4);
      double noise = 0;
      for (int t = 0; t < 32; t++) {
        noise = 0.8 * noise + random.nextGaussian();
        double shape = StrictMath.exp(-Math.pow(t - 8 - unit, 2) / (6 + 4 * unit));
        values[n * 32 + t] = (float) ((30 - 14 * unit) * shape + noise);
      }
    }
    return new Waveforms(count, 1, 32, values);
  }

  private static SpikeCodec train(Waveforms training, RateTarget target, String... options) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      map.put(options[i], options[i + 1]);
    }
    TrainingRequest request = new TrainingRequest(target, OptionalInt.empty(), map);
    return new TrellisFamily().train(training, request, 3, TrainingMonitor.SILENT);
  }

  private static double ratio(SpikeCodec codec, Waveforms spikes) {
    return 16.0 * spikes.values().length / codec.encode(spikes).payloadBits();
  }

  private static double sndrDb(SpikeCodec codec, Waveforms spikes) {
    EncodedSpikes encoded = codec.encode(spikes);
    return SignalToNoise.meanDb(spikes, codec.decode(encoded.numSpikes(), encoded.payload()));
  }

  private static int[] shape(SpikeCodec codec, String tensor) {
    return codec.model().tensors().get(tensor).shape();
  }

  /** Smooth random shapes with a little noise. */
  private static Waveforms manyNeurons(int neurons, int count, long seed) {
    float[][] shapes = new float[neurons][32];
    Random shaping = new Random(5);
    for (float[] shape : shapes) {
      double value = 0;
      for (int t = 0; t < 32; t++) {
        value = 0.7 * value + 10 * shaping.nextGaussian();
        shape[t] = (float) value;
      }
    }
    Random random = new Random(seed);
    float[] values = new float[count * 32];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    for (int n = 0; n < count; n++) {
      float[] shape = shapes[random.nextInt(neurons)];
      for (int t = 0; t < 32; t++) {
        values[n * 32 + t] += shape[t];
      }
    }
    return new Waveforms(count, 1, 32, values);
  }

  @Test
  void manyNeuronsGetMoreClassesThanFew() {
    RateTarget target = new RateTarget.Ratio(20);
    Waveforms crowd = manyNeurons(40, 2000, 1);
    SpikeCodec free = train(crowd, target);
    SpikeCodec fixed = train(crowd, target, "classes", "16");
    assertTrue(classes(free) >= 32, "classes " + classes(free));
    assertEquals(16, classes(fixed));
    Waveforms others = manyNeurons(40, 500, 2);
    assertTrue(sndrDb(free, others) > sndrDb(fixed, others) + 1);
    assertEquals(16, classes(train(spikes(2000, 1), target)));
  }

  private static int classes(SpikeCodec codec) {
    return Integer.parseInt(codec.model().card().settings().get("classes"));
  }

  /** The codec learns from more spikes than the search for its step, so it may do better. */
  @Test
  void ratioIsMetOnSpikesThatWereNotTrainedOn() {
    for (double wanted : new double[] {6, 15, 60}) {
      SpikeCodec codec = train(TRAINING, new RateTarget.Ratio(wanted));
      double reached = ratio(codec, TEST);
      assertTrue(reached > 0.93 * wanted && reached < 1.2 * wanted, reached + " for " + wanted);
    }
  }

  @Test
  void qualityIsMetOnSpikesThatWereNotTrainedOn() {
    for (double wanted : new double[] {8, 16, 40}) {
      SpikeCodec codec = train(TRAINING, new RateTarget.Quality(wanted));
      assertEquals(wanted, sndrDb(codec, TEST), 0.7);
    }
  }

  @Test
  void nearlyNoBitsAreEnoughForSomething() {
    SpikeCodec codec = train(TRAINING, new RateTarget.Ratio(5000));
    assertTrue(ratio(codec, TEST) > 400, "ratio " + ratio(codec, TEST));
  }

  /** A bit or two a spike: nothing but a choice among a few classes. */
  @Test
  void fewBitsAreSpentOnFewClasses() {
    for (double wanted : new double[] {256, 512}) {
      SpikeCodec codec = train(TRAINING, new RateTarget.Ratio(wanted));
      double bits = 16 * 32 / wanted;
      assertTrue(shape(codec, "means")[0] <= Math.pow(2, bits + 1));
      assertEquals(1, wanted / ratio(codec, TEST), 0.25);
    }
  }

  @Test
  void meansAreRoundedMoreFinelyThanTheSteps() {
    for (double wanted : new double[] {10, 30, 50}) {
      CodecModel model = train(TRAINING, new RateTarget.Quality(wanted)).model();
      float unit = model.tensors().get("scalars").toFloats()[0];
      assertTrue(unit <= model.tensors().get("steps").toFloats()[0] / 10);
    }
  }

  @Test
  void modelsMoveToOtherStepsWithoutALeap() {
    TrellisTrainer trainer =
        new TrellisTrainer(TRAINING, Normalization.of(TRAINING), TrellisSettings.DEFAULT, 1);
    TrellisModel model = trainer.train(0.3, TrainingMonitor.SILENT);
    double bits = OperatingPoint.of(model, TEST).bitsPerSpike();
    for (double factor : new double[] {0.95, 1.05}) {
      TrellisModel moved = trainer.refit(model, factor);
      assertEquals(model.steps()[0] * factor, moved.steps()[0], 1e-6);
      double change = OperatingPoint.of(moved, TEST).bitsPerSpike() / bits;
      assertEquals(1, change * factor, 0.06);
    }
  }

  @Test
  void refittingKeepsStepsAndPricesAndLowersTheDistortion() {
    TrellisSettings settings = TrellisSettings.DEFAULT;
    Normalization normalization = Normalization.of(TEST);
    TrellisModel part =
        new TrellisTrainer(TRAINING.slice(0, 60), normalization, settings, 1)
            .train(0.3, TrainingMonitor.SILENT);
    TrellisModel whole = new TrellisTrainer(TRAINING, normalization, settings, 1).refit(part, 1);
    assertArrayEquals(part.steps(), whole.steps());
    assertEquals(part.prices(), whole.prices());
    assertTrue(score(whole) > score(part) + 0.3);
  }

  private static double score(TrellisModel model) {
    OperatingPoint point = OperatingPoint.of(model, TEST);
    return point.sndrDb() - model.prices().lambdaDb() * point.bitsPerSpike();
  }

  @Test
  void withoutATargetTheRatioIs38() {
    SpikeCodec codec = train(TRAINING, new RateTarget.Unspecified());
    assertEquals(38, ratio(codec, TEST), 4);
  }

  @Test
  void fewSpikesStillMakeACodec() {
    for (int count : new int[] {1, 2, 3, 10, 30}) {
      SpikeCodec codec = train(TRAINING.slice(0, count), new RateTarget.Ratio(10));
      double own = sndrDb(codec, TRAINING.slice(0, count));
      assertTrue(own > 1, count + " spikes: " + own);
    }
  }

  @Test
  void fewSpikesMakeASmallModel() {
    assertTrue(
        shape(train(TRAINING.slice(0, 100), new RateTarget.Ratio(20)), "means")[0]
            < shape(train(TRAINING, new RateTarget.Ratio(20)), "means")[0]);
  }

  @Test
  void settingsShapeTheModel() {
    RateTarget target = new RateTarget.Ratio(15);
    SpikeCodec codec = train(TRAINING, target, "classes", "5", "coefficients", "7", "steps", "2");
    assertArrayEquals(new int[] {5, 2, 7}, shape(codec, "spreads"));
  }

  @Test
  void stepRatioAndLambdaAreTaken() {
    CodecModel plain = train(TRAINING, new RateTarget.Ratio(15)).model();
    CodecModel wider = train(TRAINING, new RateTarget.Ratio(15), "step_ratio", "2.5").model();
    CodecModel dearer = train(TRAINING, new RateTarget.Ratio(15), "lambda", "0.1").model();
    float[] steps = wider.tensors().get("steps").toFloats();
    assertEquals(2.5, steps[1] / steps[0], 1e-5);
    assertEquals(0.1f, dearer.tensors().get("scalars").toFloats()[2]);
    assertTrue(!plain.tensors().equals(dearer.tensors()));
  }

  @Test
  void moreClassesAreBetterHere() {
    RateTarget target = new RateTarget.Ratio(40);
    assertTrue(
        sndrDb(train(TRAINING, target, "classes", "4"), TEST)
            > sndrDb(train(TRAINING, target, "classes", "1"), TEST) + 0.5);
  }

  @Test
  void hugeSpikesAreStoredSampleBySample() {
    SpikeCodec codec = train(TRAINING, new RateTarget.Ratio(20));
    float[] values = new float[32];
    for (int t = 0; t < 32; t++) {
      values[t] = (t - 10) * 1e30f;
    }
    assertTrue(sndrDb(codec, new Waveforms(1, 1, 32, values)) > 35);
  }

  @Test
  void silenceIsRestoredAsSilence() {
    SpikeCodec codec = train(TRAINING, new RateTarget.Ratio(20));
    Waveforms silence = new Waveforms(3, 1, 32, new float[96]);
    assertEquals(silence, codec.decode(3, codec.encode(silence).payload()));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    RateTarget target = new RateTarget.Unspecified();
    assertThrows(WrongArgumentException.class, () -> train(TRAINING, target, "classes", "0"));
    assertThrows(WrongArgumentException.class, () -> train(TRAINING, target, "lambda", "much"));
  }
}
