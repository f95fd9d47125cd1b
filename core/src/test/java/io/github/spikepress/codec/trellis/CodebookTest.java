// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodebookTest {

  private static final int SAMPLES = 32;

  /** Two units whose spikes vary in size, width and place, in noise. */
  private static Waveforms spikes(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count * SAMPLES];
    for (int n = 0; n < count; n++) {
      double size = (20 + 3 * random.nextGaussian()) * (random.nextBoolean() ? 1 : -1);
      double width = 3 + 2 * random.nextDouble();
      double peak = 8 + 8 * random.nextDouble();
      for (int t = 0; t < SAMPLES; t++) {
        double shape = StrictMath.exp(-(t - peak) * (t - peak) / (width * width / 2));
        values[n * SAMPLES + t] = (float) (size * shape + 2 * random.nextGaussian());
      }
    }
    return new Waveforms(count, 1, SAMPLES, values);
  }

  private static SpikeCodec train(RateTarget target, Map<String, String> options) {
    TrainingRequest request = new TrainingRequest(target, OptionalInt.empty(), options);
    return new TrellisFamily().train(spikes(1200, 1), request, 3, TrainingMonitor.SILENT);
  }

  private static String setting(SpikeCodec codec, String name) {
    return codec.model().card().settings().get(name);
  }

  private static double sndrDb(SpikeCodec codec, Waveforms spikes) {
    EncodedSpikes encoded = codec.encode(spikes);
    return SignalToNoise.meanDb(spikes, codec.decode(encoded.numSpikes(), encoded.payload()));
  }

  private static double bits(SpikeCodec codec, Waveforms spikes) {
    return (double) codec.encode(spikes).payloadBits() / spikes.numSpikes();
  }

  @Test
  void withoutCoefficientsTheRateIsSetByTheNumberOfClasses() {
    Waveforms test = spikes(1000, 2);
    for (int bits = 3; bits <= 6; bits++) {
      SpikeCodec codec = train(ratio(bits), Map.of("coefficients", "0"));
      int classes = Integer.parseInt(setting(codec, "classes"));
      assertTrue(classes >= 1 << bits - 1 && classes <= 1 << bits + 1, classes + " classes");
      assertEquals(bits, bits(codec, test), 0.2);
      assertEquals("0", setting(codec, "coefficients"));
      assertTrue(Arrays.equals(new int[] {classes, 1, 1}, spreads(codec)));
    }
  }

  private static RateTarget ratio(double bits) {
    return new RateTarget.Ratio(16 * SAMPLES / bits);
  }

  private static int[] spreads(SpikeCodec codec) {
    return codec.model().tensors().get("spreads").shape();
  }

  @Test
  void aQualityIsMetToo() {
    SpikeCodec codec = train(new RateTarget.Quality(7), Map.of("coefficients", "0"));
    assertEquals(7, sndrDb(codec, spikes(1000, 2)), 0.4);
  }

  @Test
  void aGivenNumberOfClassesIsKept() {
    SpikeCodec codec = train(ratio(5), Map.of("coefficients", "0", "classes", "64"));
    assertEquals("64", setting(codec, "classes"));
    assertEquals(5, bits(codec, spikes(1000, 2)), 0.4);
  }

  @Test
  void fewBitsAreSpentOnClassesAloneWhereThatIsBetter() {
    Waveforms test = spikes(1000, 2);
    SpikeCodec low = train(ratio(5), Map.of());
    SpikeCodec usual = train(ratio(5), Map.of("classes", "24"));
    assertEquals("0", setting(low, "coefficients"));
    assertTrue(
        sndrDb(low, test) > sndrDb(usual, test), sndrDb(low, test) + " dB, " + sndrDb(usual, test));
    assertNotEquals("0", setting(train(ratio(20), Map.of()), "coefficients"));
  }

  @Test
  void aModelThatIsReadAgainRestoresTheSame() {
    SpikeCodec codec = train(ratio(5), Map.of("coefficients", "0"));
    Waveforms test = spikes(300, 2);
    byte[] payload = codec.encode(test).payload();
    assertEquals(
        codec.decode(300, payload), CodecFamilies.load(codec.model()).decode(300, payload));
  }
}
