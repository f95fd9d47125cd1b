// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.codec.CodecSpec;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.simulation.FiringSettings;
import io.github.spikepress.simulation.SimulatedSpikes;
import io.github.spikepress.simulation.SimulationSettings;
import io.github.spikepress.waveforms.CutWindow;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Locale;

/**
 * The network beside other codecs on simulated recordings where curved sets of waveforms might
 * favour it: drift, overlapping spikes, several channels, little noise. Every other spike trains,
 * the rest tests; bits are payload bits.
 *
 * <p>Arguments: channels, near units, drift (share of height), noise level, seconds, ratio, then
 * codecs as {@link CodecSpec} reads them.
 */
public final class NetworkComparison {

  private static final double HZ = 24_000;
  private static final long SEED = 5;

  private NetworkComparison() {}

  /**
   * Prints a table.
   *
   * @param arguments see the class
   */
  public static void main(String[] arguments) {
    Waveforms spikes = spikes(arguments);
    int half = spikes.numSpikes() / 2;
    int[] even = new int[half];
    int[] odd = new int[half];
    for (int i = 0; i < half; i++) {
      even[i] = 2 * i;
      odd[i] = 2 * i + 1;
    }
    System.out.println(spikes + " " + String.join(" ", arguments));
    System.out.println("| codec | SNDR dB | payload ratio |");
    System.out.println("|---|---|---|");
    double ratio = Double.parseDouble(arguments[5]);
    for (int i = 6; i < arguments.length; i++) {
      System.out.println(row(arguments[i], ratio, spikes.select(even), spikes.select(odd)));
    }
  }

  private static Waveforms spikes(String[] arguments) {
    SimulationSettings settings =
        SimulationSettings.DEFAULT
            .withSamplingFrequency(HZ)
            .withSize(Double.parseDouble(arguments[4]), Integer.parseInt(arguments[0]))
            .withNoise(Double.parseDouble(arguments[3]), 0.1)
            .withUnits(
                Integer.parseInt(arguments[1]),
                FiringSettings.DEFAULT,
                Double.parseDouble(arguments[2]),
                0);
    CuttingSettings cutting = CuttingSettings.DEFAULT.withWindow(CutWindow.defaultFor(HZ));
    return SimulatedSpikes.make(settings, cutting, SEED, Progress.SILENT).waveforms();
  }

  private static String row(String codec, double ratio, Waveforms training, Waveforms test) {
    CodecSpec spec = CodecSpec.parse(codec);
    TrainingRequest request = spec.request(new RateTarget.Ratio(ratio));
    SpikeCodec trained = spec.family().train(training, request, SEED, TrainingMonitor.SILENT);
    EncodedSpikes encoded = trained.encode(test);
    Waveforms restored = trained.decode(encoded.numSpikes(), encoded.payload());
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.1f |",
        codec,
        SignalToNoise.meanDb(test, restored),
        16.0 * test.values().length / encoded.payloadBits());
  }
}
