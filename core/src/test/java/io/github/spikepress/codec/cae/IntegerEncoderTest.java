// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.Distortion;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.simulation.SimulatedSpikes;
import io.github.spikepress.simulation.SimulationSettings;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IntegerEncoderTest {

  private static final Map<String, String> SMALL =
      Map.of("width", "32", "groups", "8", "n_feat", "8", "k", "32");

  private static Waveforms spikes;
  private static CaeCodec codec;

  @BeforeAll
  static void train() {
    spikes =
        SimulatedSpikes.make(
                SimulationSettings.DEFAULT.withSize(8, 1),
                CuttingSettings.DEFAULT,
                3,
                Progress.SILENT)
            .waveforms();
    codec = trained(Map.of());
  }

  private static CaeCodec trained(Map<String, String> more) {
    Map<String, String> options = new HashMap<>(SMALL);
    options.putAll(more);
    TrainingRequest request =
        new TrainingRequest(new RateTarget.Unspecified(), OptionalInt.of(30), options);
    return (CaeCodec) new CaeFamily().train(spikes, request, 1, TrainingMonitor.SILENT);
  }

  private static double sndrDb(int[] indexes) {
    return Distortion.between(spikes, codec.coder().decode(spikes.numSpikes(), indexes))
        .meanSndrDb();
  }

  private static double sndrDb(IntegerPrecision precision) {
    return sndrDb(IntegerEncoder.of(codec, spikes, precision).encode(spikes));
  }

  @Test
  void eightBitsLoseLittle() {
    double real = sndrDb(codec.coder().encode(spikes));
    assertTrue(real > 5, "the network learnt nothing: " + real);
    assertEquals(real, sndrDb(IntegerPrecision.EIGHT_BITS), 0.3);
  }

  @Test
  void fewerBitsLoseMore() {
    double eight = sndrDb(IntegerPrecision.EIGHT_BITS);
    assertTrue(sndrDb(new IntegerPrecision(2, 8)) < eight - 0.3, "weights of 2 bits lose nothing");
    assertTrue(
        sndrDb(new IntegerPrecision(8, 2)) < eight - 0.3, "activations of 2 bits lose nothing");
  }

  @Test
  void aSpikeIsCodedAlikeAloneAndAmongOthers() {
    IntegerEncoder encoder = IntegerEncoder.of(codec, spikes, IntegerPrecision.EIGHT_BITS);
    int[] all = encoder.encode(spikes);
    int ports = codec.coder().layout().mSpk();
    int perGroup = codec.coder().network().indexes();
    int[] second = encoder.encode(spikes.slice(ports, 2 * ports));
    assertArrayEquals(Arrays.copyOfRange(all, perGroup, 2 * perGroup), second);
  }

  @Test
  void rescalingRoundsToNearest() {
    for (double factor : new double[] {1e-9, 0.001, 0.3, 0.5, 1, 1.75, 40}) {
      Rescaling rescaling = Rescaling.of(factor);
      for (int value = -5000; value <= 5000; value += 7) {
        assertEquals(value * factor, rescaling.apply(value), 0.5 + 1e-4, factor + " × " + value);
      }
    }
  }

  @Test
  void refusesWhatItCannotRun() {
    assertThrows(WrongArgumentException.class, () -> new IntegerPrecision(9, 8));
    assertThrows(WrongArgumentException.class, () -> new IntegerPrecision(8, 1));
    Waveforms none = spikes.slice(0, 0);
    assertThrows(
        WrongArgumentException.class,
        () -> IntegerEncoder.of(codec, none, IntegerPrecision.EIGHT_BITS));
    CaeCodec linear = trained(Map.of("linear_path", "true", "epochs", "1"));
    assertThrows(
        NotSupportedException.class,
        () -> IntegerEncoder.of(linear, spikes, IntegerPrecision.EIGHT_BITS));
  }
}
