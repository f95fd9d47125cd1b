// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransformOptionsTest {

  private static final Waveforms SPIKES = spikes(600, 11);
  private static final Waveforms TEST = spikes(600, 12);

  @ParameterizedTest
  @ValueSource(strings = {"pca", "dct", "dwt"})
  void targetsAreMet(String family) {
    SpikeCodec good = train(family, new RateTarget.Quality(20), Map.of());
    assertEquals(20, sndrDb(good), 0.5);
    SpikeCodec small = train(family, new RateTarget.Ratio(12), Map.of());
    assertEquals(12, ratio(small), 0.6);
    assertEquals(12, small.model().card().figures().get("payload_ratio"), 0.6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pca", "dct", "dwt"})
  void targetsChooseTheNumberOfCoefficients(String family) {
    Map<String, String> fixed = Map.of("coder", "fixed16");
    SpikeCodec good = train(family, new RateTarget.Quality(25), fixed);
    assertTrue(sndrDb(good) > 24.5, "quality " + sndrDb(good));
    int kept = Integer.parseInt(good.model().card().settings().get("coefficients"));
    Map<String, String> fewer =
        Map.of("coder", "fixed16", "coefficients", Integer.toString(kept - 1));
    assertTrue(sndrDb(train(family, new RateTarget.Unspecified(), fewer)) < 25.5);
    SpikeCodec small = train(family, new RateTarget.Ratio(4), fixed);
    assertTrue(ratio(small) >= 4 && ratio(small) < 5.5, "ratio " + ratio(small));
  }

  @Test
  void fixedCoefficientsTakeSixteenBitsEach() {
    Map<String, String> fixed = Map.of("coder", "fixed16", "coefficients", "3");
    assertEquals(80 / 3.0, ratio(train("pca", new RateTarget.Unspecified(), fixed)), 0.01);
    assertEquals(40 / 3.0, ratio(train("dct", new RateTarget.Unspecified(), fixed)), 0.01);
    assertEquals(640 / (48.0 + 40), ratio(train("dwt", new RateTarget.Unspecified(), fixed)), 0.01);
  }

  @Test
  void fewerEntropyCodedCoefficientsLimitTheQuality() {
    RateTarget target = new RateTarget.Quality(40);
    SpikeCodec all = train("pca", target, Map.of());
    SpikeCodec two = train("pca", target, Map.of("coefficients", "2"));
    assertEquals("2", two.model().card().settings().get("coefficients"));
    assertTrue(sndrDb(two) < sndrDb(all) - 3, sndrDb(two) + " " + sndrDb(all));
  }

  @Test
  void jointComponentsGainFromWhatChannelsShare() {
    RateTarget target = new RateTarget.Ratio(40);
    SpikeCodec joint = train("pca", target, Map.of("channels", "joint"));
    SpikeCodec separate = train("pca", target, Map.of("channels", "separate"));
    assertTrue(sndrDb(joint) > sndrDb(separate) + 0.5, sndrDb(joint) + " " + sndrDb(separate));
    assertEquals("separate", separate.model().card().settings().get("channels"));
    SpikeCodec again = CodecFamilies.load(separate.model());
    EncodedSpikes encoded = separate.encode(SPIKES);
    assertEquals(separate.decode(600, encoded.payload()), again.decode(600, encoded.payload()));
  }

  @Test
  void fixedFormsSurviveBeingLoadedAgain() {
    for (String family : new String[] {"pca", "dct", "dwt"}) {
      SpikeCodec codec = train(family, new RateTarget.Unspecified(), Map.of("coder", "fixed16"));
      byte[] payload = codec.encode(SPIKES).payload();
      SpikeCodec again = CodecFamilies.load(codec.model());
      assertEquals(codec.decode(600, payload), again.decode(600, payload));
    }
  }

  @Test
  void progressIsTold() {
    int[] told = new int[1];
    TrainingMonitor monitor =
        new TrainingMonitor() {
          @Override
          public void progressed(TrainingProgress progress) {
            assertTrue(Double.isFinite(progress.validationSndrDb()));
            told[0]++;
          }

          @Override
          public boolean cancelled() {
            return told[0] == 4;
          }
        };
    new PcaFamily().train(SPIKES, TrainingRequest.of(new RateTarget.Quality(20)), 1, monitor);
    assertEquals(4, told[0]);
  }

  @Test
  void impossibleSettingsAreRefused() {
    refuses("pca", Map.of("coder", "zip"), "coder must be entropy or fixed16, got 'zip'");
    refuses("pca", Map.of("channels", "some"), "channels must be joint or separate, got 'some'");
    refuses("pca", Map.of("coefficients", "81"), "at most 80 for this window, got 81");
    Map<String, String> fixed = new HashMap<>(Map.of("coder", "fixed16", "coefficients", "x"));
    refuses("dct", fixed, "must be an integer, got 'x'");
    fixed.put("coefficients", "0");
    refuses("dct", fixed, "at least 1, got 0");
    fixed.put("coefficients", "41");
    refuses("dct", fixed, "at most 40 for this window, got 41");
    refuses("dct", Map.of("channels", "joint"), "has no setting 'channels'");
  }

  @Test
  void damagedCardsAreRefused() {
    CodecModel model =
        train("dwt", new RateTarget.Unspecified(), Map.of("coder", "fixed16")).model();
    assertThrows(
        DamagedFileException.class,
        () -> CodecFamilies.load(with(model, 1, Map.of("coder", "fixed16"))));
    assertThrows(
        DamagedFileException.class, () -> CodecFamilies.load(with(model, 1, Map.of("coder", ""))));
    assertThrows(
        NotSupportedException.class,
        () -> CodecFamilies.load(with(model, 2, model.card().settings())));
  }

  private static CodecModel with(CodecModel model, int version, Map<String, String> settings) {
    ModelCard card = model.card();
    return new CodecModel(
        new ModelCard(
            card.family(),
            version,
            card.numChannels(),
            card.numSamples(),
            settings,
            card.trainingDataSha256(),
            card.trainingSpikes(),
            card.seed(),
            card.figures(),
            card.versions()),
        model.tensors());
  }

  @Test
  void numberOfCoefficientsAndTargetAreOneTooMany() {
    Map<String, String> fixed = Map.of("coder", "fixed16", "coefficients", "3");
    String said =
        assertThrows(
                WrongArgumentException.class, () -> train("pca", new RateTarget.Ratio(10), fixed))
            .getMessage();
    assertTrue(said.contains("either a quality or ratio, or coefficients"), said);
  }

  private static void refuses(String family, Map<String, String> options, String message) {
    String said =
        assertThrows(
                WrongArgumentException.class,
                () -> train(family, new RateTarget.Unspecified(), options))
            .getMessage();
    assertTrue(said.contains(message), said);
  }

  private static SpikeCodec train(String family, RateTarget target, Map<String, String> options) {
    return CodecFamilies.named(family)
        .train(
            SPIKES,
            new TrainingRequest(target, OptionalInt.empty(), options),
            3,
            TrainingMonitor.SILENT);
  }

  private static double sndrDb(SpikeCodec codec) {
    return SignalToNoise.meanDb(TEST, codec.decode(600, codec.encode(TEST).payload()));
  }

  private static double ratio(SpikeCodec codec) {
    return 16.0 * TEST.values().length / codec.encode(TEST).payloadBits();
  }

  /** Two channels that see the same spike, half as large on the second. */
  private static Waveforms spikes(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count * 80];
    for (int spike = 0; spike < count; spike++) {
      double size = 50 + 20 * random.nextGaussian();
      double width = 3 + random.nextDouble();
      for (int sample = 0; sample < 40; sample++) {
        double time = (sample - 13) / width;
        double value = size * (1 - time * time) * Math.exp(-time * time / 2);
        values[spike * 80 + sample] = (float) (value + 0.2 * random.nextGaussian());
        values[spike * 80 + 40 + sample] = (float) (value / 2 + 0.2 * random.nextGaussian());
      }
    }
    return new Waveforms(count, 2, 40, values);
  }
}
