// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.ModelSource;
import io.github.spikepress.container.SpkzFile;
import io.github.spikepress.container.SpkzWriter;
import io.github.spikepress.container.WriteSettings;
import io.github.spikepress.container.spikes.SpikeSelection;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How much of a large file is read, and how long it takes, for parts of it: spikes of 384 channels
 * whose rates differ as those of neurons do (log-normal, sigma 1.5), one after the other.
 */
public final class RandomAccessBenchmark {

  private static final int CHANNELS = 384;
  private static final int SAMPLES = 48;
  private static final int PEAK = 16;
  private static final double HZ = 30_000;
  private static final double SPIKES_PER_SECOND = 5_000;
  private static final int PIECE = 1 << 14;
  private static final int REPEATS = 5;

  private RandomAccessBenchmark() {}

  /**
   * Writes the file and prints a table.
   *
   * @param arguments the file to be written, spikes, seed
   */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    int numSpikes = Integer.parseInt(arguments[1]);
    Random random = new Random(Long.parseLong(arguments[2]));
    int[] counts = write(file, numSpikes, random);
    int[] byCount =
        IntStream.range(0, CHANNELS)
            .boxed()
            .sorted(Comparator.comparingInt(c -> counts[c]))
            .mapToInt(c -> c)
            .toArray();
    System.out.println("| what is read | spikes | bytes read | of the file | ms |");
    System.out.println("|---|---|---|---|---|");
    SpikeSelection all = SpikeSelection.ALL;
    measure(file, "everything", all);
    measure(file, "1000 spikes", all.withSpikes(numSpikes / 2, numSpikes / 2 + 1000));
    long middle = (long) (numSpikes / SPIKES_PER_SECOND / 2 * HZ);
    measure(file, "1 s", all.withSamples(middle, middle + (long) HZ));
    measure(file, "busiest channel", all.withChannels(Set.of(byCount[CHANNELS - 1])));
    measure(file, "median channel", all.withChannels(Set.of(byCount[CHANNELS / 2])));
    measure(file, "tenth quietest channel", all.withChannels(Set.of(byCount[9])));
    measure(file, "quietest channel", all.withChannels(Set.of(byCount[0])));
  }

  private static int[] write(Path file, int numSpikes, Random random) {
    double[] upTo = new double[CHANNELS];
    double sum = 0;
    for (int c = 0; c < CHANNELS; c++) {
      sum += Math.exp(1.5 * random.nextGaussian());
      upTo[c] = sum;
    }
    int[] counts = new int[CHANNELS];
    SpikeCodec codec = CodecFamilies.load(BundledModels.named("trellis-1x48-30000.safetensors"));
    SpikeMetadata metadata = new SpikeMetadata("made", HZ, new SignalUnits("adc", 0.195), PEAK);
    SpkzWriter.write(
        file,
        codec,
        metadata,
        WriteSettings.NAMED,
        sink -> {
          double time = 0;
          for (int from = 0; from < numSpikes; from += PIECE) {
            int count = Math.min(PIECE, numSpikes - from);
            long[] times = new long[count];
            int[] channels = new int[count];
            time++;
            for (int i = 0; i < count; i++) {
              time -= Math.log(1 - random.nextDouble()) / SPIKES_PER_SECOND * HZ;
              times[i] = (long) time;
              int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[CHANNELS - 1]);
              channels[i] = found < 0 ? -found - 1 : found;
              counts[channels[i]]++;
            }
            sortTies(times, channels);
            SpikeEvents events = new SpikeEvents(times, channels);
            sink.accept(
                new Spikes(
                    waveforms(channels, random), Optional.of(events), Optional.empty(), metadata));
          }
        },
        Progress.SILENT);
    return counts;
  }

  /** As a detector gives them: what happens at once is in the order of the channels. */
  private static void sortTies(long[] times, int[] channels) {
    int from = 0;
    for (int i = 1; i <= times.length; i++) {
      if (i == times.length || times[i] > times[from]) {
        Arrays.sort(channels, from, i);
        from = i;
      }
    }
  }

  /**
   * A trough and a hump of its channel's own width and height, in noise of the detection's kind.
   */
  private static Waveforms waveforms(int[] channels, Random random) {
    float[] values = new float[channels.length * SAMPLES];
    for (int i = 0; i < channels.length; i++) {
      double height = 60 + channels[i] % 17 * 12;
      double width = 3 + channels[i] % 5;
      double noise = 0;
      for (int t = 0; t < SAMPLES; t++) {
        noise = 0.6 * noise + 12 * random.nextGaussian();
        double at = (t - PEAK) / width;
        double hump = (t - PEAK - 3 * width) / (2 * width);
        values[i * SAMPLES + t] =
            (float) (noise - height * Math.exp(-at * at) + height / 3 * Math.exp(-hump * hump));
      }
    }
    return new Waveforms(channels.length, 1, SAMPLES, values);
  }

  private static void measure(Path file, String what, SpikeSelection selection) {
    double[] ms = new double[REPEATS];
    long bytes = 0;
    long total = 0;
    int found = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      long start = System.nanoTime();
      try (SpkzFile opened = SpkzFile.open(file)) {
        Spikes spikes = opened.read(opened.codec(ModelSource.BUNDLED), selection, Progress.SILENT);
        found = spikes.waveforms().numSpikes();
        bytes = opened.bytesRead();
        total = opened.sizes().total();
      }
      ms[repeat] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(ms);
    System.out.printf(
        "| %s | %,d | %,d | %.1f %% | %.0f |%n",
        what, found, bytes, 100.0 * bytes / total, ms[REPEATS / 2]);
  }
}
