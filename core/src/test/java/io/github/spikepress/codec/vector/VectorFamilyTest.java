// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorFamilyTest {

  private static final Waveforms TRAINING = spikes(400, 1);
  private static final Waveforms TEST = spikes(400, 2);

  /** Three shapes of spikes with noise that is smooth, so that there is something to find. */
  private static Waveforms spikes(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count * 24];
    for (int n = 0; n < count; n++) {
      int unit = random.nextInt(3);
      double slow = random.nextGaussian();
      double tilt = random.nextGaussian();
      for (int t = 0; t < 24; t++) {
        double shape = 20 * StrictMath.exp(-Math.pow(t - 6 - 3 * unit, 2) / (8 + 4 * unit));
        values[n * 24 + t] = (float) (shape + 2 * slow + tilt * (t - 12) / 4);
      }
    }
    return new Waveforms(count, 1, 24, values);
  }

  private static SpikeCodec train(VectorFamily family, String... options) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      map.put(options[i], options[i + 1]);
    }
    TrainingRequest request =
        new TrainingRequest(new RateTarget.Unspecified(), OptionalInt.empty(), map);
    return family.train(TRAINING, request, 3, TrainingMonitor.SILENT);
  }

  private static double sndrDb(SpikeCodec codec) {
    byte[] payload = codec.encode(TEST).payload();
    return SignalToNoise.meanDb(TEST, codec.decode(TEST.numSpikes(), payload));
  }

  @Test
  void whatWouldBeIgnoredIsRefused() {
    RateTarget ratio = new RateTarget.Ratio(40);
    refuses(new TrainingRequest(ratio, OptionalInt.of(5), Map.of()), "codec kmeans has no epochs");
    refuses(
        new TrainingRequest(ratio, OptionalInt.empty(), Map.of("k", "4")),
        "either a quality or ratio, or k");
  }

  private static void refuses(TrainingRequest request, String words) {
    String message =
        assertThrows(
                WrongArgumentException.class,
                () -> new KMeansFamily().train(TRAINING, request, 3, TrainingMonitor.SILENT))
            .getMessage();
    assertTrue(message.contains(words), message);
  }

  @Test
  void kSetsTheCodewords() {
    SpikeCodec codec = train(new KMeansFamily(), "k", "9");
    assertEquals(9, codec.model().tensors().get("codewords.0").shape()[0]);
  }

  @Test
  void stagesSetTheCodebooks() {
    SpikeCodec codec = train(new RvqFamily(), "k", "4", "stages", "3", "augmentation", "1");
    assertEquals(3, codec.model().tensors().get("units").count());
    assertEquals(4, codec.model().tensors().get("codewords.2").shape()[0]);
  }

  @Test
  void aWiderBeamComesNearer() {
    String[] narrow = {"k", "4", "stages", "4", "augmentation", "1", "beam", "1"};
    String[] wide = {"k", "4", "stages", "4", "augmentation", "1", "beam", "16"};
    assertTrue(sndrDb(train(new RvqFamily(), wide)) > sndrDb(train(new RvqFamily(), narrow)) + 0.1);
  }

  @Test
  void augmentationHelpsSpikesThatWereNotTrainedOn() {
    String[] without = {"k", "64", "stages", "2", "augmentation", "1"};
    String[] with = {"k", "64", "stages", "2", "augmentation", "6"};
    assertTrue(sndrDb(train(new RvqFamily(), with)) > sndrDb(train(new RvqFamily(), without)));
  }

  @Test
  void qualityIsMet() {
    for (VectorFamily family : new VectorFamily[] {new KMeansFamily(), new RvqFamily()}) {
      TrainingRequest request = TrainingRequest.of(new RateTarget.Quality(16));
      SpikeCodec codec = family.train(TRAINING, request, 3, TrainingMonitor.SILENT);
      assertEquals(16, sndrDb(codec), 1.5, family.name());
    }
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(WrongArgumentException.class, () -> train(new KMeansFamily(), "k", "0"));
    assertThrows(WrongArgumentException.class, () -> train(new RvqFamily(), "beam", "many"));
  }
}
