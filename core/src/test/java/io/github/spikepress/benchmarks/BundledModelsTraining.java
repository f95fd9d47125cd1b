// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.trellis.AdaptiveTraining;
import io.github.spikepress.codec.trellis.TrellisSettings;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.simulation.FiringSettings;
import io.github.spikepress.simulation.SimulatedSpikes;
import io.github.spikepress.simulation.SimulationSettings;
import io.github.spikepress.waveforms.CutWindow;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Trains the models that come with the program on simulated recordings of every kind, none of them
 * measured anywhere else, and writes them with their cards:
 *
 * <pre>
 * mvn -q -pl core test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=io.github.spikepress.benchmarks.BundledModelsTraining -Dexec.args=resources/models
 * </pre>
 */
public final class BundledModelsTraining {

  private static final long SEED = 20_260;
  private static final int RECORDINGS = 60;
  private static final int SPIKES_PER_RECORDING = 400;
  private static final double DURATION_S = 8;
  private static final double FIRST_STEP = 0.3;
  private static final int CLASSES = 16;
  private static final int COEFFICIENTS_PER_CHANNEL = 32;
  private static final double[] SAMPLING_FREQUENCIES_HZ = {24_000, 30_000, 10_000};
  private static final int[] CHANNELS = {1, 4};

  private BundledModelsTraining() {}

  /**
   * Trains and writes all models.
   *
   * @param args the folder to write to
   */
  public static void main(String[] args) {
    for (int channels : CHANNELS) {
      for (double hz : SAMPLING_FREQUENCIES_HZ) {
        write(Path.of(args[0]), channels, hz);
      }
    }
  }

  private static void write(Path folder, int channels, double hz) {
    List<Waveforms> recordings = new ArrayList<>();
    for (int i = 0; i < RECORDINGS; i++) {
      recordings.add(recording(channels, hz, SEED + i));
    }
    int samples = recordings.get(0).numSamples();
    String name =
        String.format(Locale.ROOT, "trellis-%dx%d-%.0f%s", channels, samples, hz, ModelFile.ENDING);
    ModelFile.write(
        folder.resolve(name),
        AdaptiveTraining.train(
            recordings, settings(channels), FIRST_STEP, SEED, TrainingMonitor.SILENT));
    System.out.println(name);
  }

  private static TrellisSettings settings(int channels) {
    return new TrellisSettings(CLASSES, COEFFICIENTS_PER_CHANNEL * channels, 4, 1.8f, 0.3f, 8);
  }

  private static Waveforms recording(int channels, double hz, long seed) {
    Waveforms found =
        SimulatedSpikes.make(variety(channels, hz, seed), cutting(hz, seed), seed, Progress.SILENT)
            .waveforms();
    int count = Math.min(found.numSpikes(), SPIKES_PER_RECORDING);
    int all = found.numSpikes();
    return found.select(
        IntStream.range(0, count).map(i -> (int) ((long) i * all / count)).toArray());
  }

  /** Few and many units, clean and noisy, bursting, overlapping, drifting, of both signs. */
  private static SimulationSettings variety(int channels, double hz, long seed) {
    Random random = new Random(seed);
    double noise = 0.03 * Math.pow(12, random.nextDouble());
    FiringSettings firing =
        new FiringSettings(10 + 30 * random.nextDouble(), 2, 0.3 * random.nextDouble(), 0);
    return SimulationSettings.DEFAULT
        .withSamplingFrequency(hz)
        .withSize(DURATION_S, channels)
        .withNoise(noise, 0.5 * random.nextDouble())
        .withUnits(
            2 + random.nextInt(5),
            firing,
            0.3 * random.nextDouble(),
            random.nextBoolean() ? 0 : random.nextDouble());
  }

  /** Every other recording comes without the filter, as spikes that were cut elsewhere may. */
  private static CuttingSettings cutting(double hz, long seed) {
    CuttingSettings settings = CuttingSettings.DEFAULT.withWindow(CutWindow.defaultFor(hz));
    return seed % 2 == 0 ? settings : settings.withFilter(Optional.empty());
  }
}
