// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.trellis.tuning.TuningTraining;
import io.github.spikepress.filtering.BandPassSettings;
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
  private static final int RECORDINGS = 30;
  private static final int SPIKES_PER_RECORDING = 500;
  private static final double DURATION_S = 8;

  /** Standard deviation of the noise over the greatest peak: hardly any to hardly a spike. */
  private static final double LEAST_NOISE = 0.02;

  private static final double GREATEST_NOISE = 0.4;
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
        String.format(
            Locale.ROOT, "trellis-tuned-%dx%d-%.0f%s", channels, samples, hz, ModelFile.ENDING);
    ModelFile.write(
        folder.resolve(name), TuningTraining.train(recordings, SEED, TrainingMonitor.SILENT));
    System.out.println(name);
  }

  private static Waveforms recording(int channels, double hz, long seed) {
    Random random = new Random(seed);
    SimulationSettings settings = variety(channels, hz, random);
    return SimulatedSpikes.make(settings, cutting(hz, random), seed, Progress.SILENT)
        .waveforms()
        .evenly(SPIKES_PER_RECORDING);
  }

  /** Few and many units, clean and noisy, bursting, overlapping, drifting, of both signs. */
  private static SimulationSettings variety(int channels, double hz, Random random) {
    double noise = LEAST_NOISE * Math.pow(GREATEST_NOISE / LEAST_NOISE, random.nextDouble());
    double white = 0.5 * random.nextDouble() * random.nextDouble();
    FiringSettings firing =
        new FiringSettings(10 + 30 * random.nextDouble(), 2, 0.3 * random.nextDouble(), 0);
    return SimulationSettings.DEFAULT
        .withSamplingFrequency(hz)
        .withSize(DURATION_S, channels)
        .withNoise(noise, white)
        .withUnits(
            1 + random.nextInt(6),
            firing,
            0.3 * random.nextDouble(),
            random.nextBoolean() ? 0 : random.nextDouble());
  }

  /** All usual filters; every third recording comes without, as spikes cut elsewhere may. */
  private static CuttingSettings cutting(double hz, Random random) {
    CuttingSettings settings = CuttingSettings.DEFAULT.withWindow(CutWindow.defaultFor(hz));
    if (random.nextInt(3) == 0) {
      return settings.withFilter(Optional.empty());
    }
    double lowHz = 150 + 450 * random.nextDouble();
    double highHz = 2500 + 5000 * random.nextDouble();
    return settings.withFilter(
        Optional.of(new BandPassSettings(lowHz, highHz, 1 + random.nextInt(3)).clippedTo(hz)));
  }
}
