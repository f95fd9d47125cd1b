// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.streaming;

import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.SpkzWriter;
import io.github.spikepress.container.WriteReport;
import io.github.spikepress.container.WriteSettings;
import io.github.spikepress.detection.SignalStatistics;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.filtering.SignalChain;
import io.github.spikepress.pipeline.StageTimes;
import io.github.spikepress.pipeline.Workers;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.RecordingMetadata;
import io.github.spikepress.recording.SignalShape;
import io.github.spikepress.waveforms.SpikeCutter;
import io.github.spikepress.waveforms.SpikeForm;
import io.github.spikepress.waveforms.Spikes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compresses a running acquisition. Its first seconds are kept in memory until noise levels and
 * sign are known from them; from then on spikes are cut as the signal arrives and chunks appended
 * to the file, which gets its name when the signal ends or the user stops. The spikes do not depend
 * on when samples arrive.
 */
public final class LiveCompression {

  /** 1 GiB of float32; a minute of 384 channels at 10 kHz, or 20 s at 30 kHz. */
  private static final int GREATEST_CALIBRATION = 1 << 28;

  private final SignalShape signal;
  private final SpikeForm form;
  private final LiveSettings settings;
  private final StageTimes times = new StageTimes();
  private final Progress progress;
  private final int blockSamples;
  private long samples;
  private int mostWaiting;

  /**
   * What came of it.
   *
   * @param written the file
   * @param samples samples of each channel that arrived
   * @param mostWaiting most blocks that waited at once
   * @param times how long blocks waited, were cut and handed on, and chunks were encoded
   */
  public record Report(WriteReport written, long samples, int mostWaiting, StageTimes times) {}

  private LiveCompression(SignalShape signal, LiveSettings settings, Progress progress) {
    this.signal = signal;
    this.settings = settings;
    this.progress = progress;
    RecordingMetadata channels = RecordingMetadata.numbered(signal.numChannels());
    form = SpikeForm.of(signal, channels, settings.cutting());
    blockSamples =
        Math.max(1, (int) Math.round(settings.blockMs() * signal.samplingFrequencyHz() / 1000));
    double calibration = settings.calibrationS() * signal.samplingFrequencyHz();
    double numbers = signal.numChannels() * Math.max(calibration, blockSamples);
    if (numbers > GREATEST_CALIBRATION) {
      throw new WrongArgumentException(
          String.format(
              Locale.ROOT,
              "calibration would keep %.3g numbers in memory, of which %d are possible: give a"
                  + " shorter one, or check num_channels and sampling_frequency",
              numbers,
              GREATEST_CALIBRATION));
    }
  }

  /**
   * Compresses until the stream ends.
   *
   * @param stream the samples; remains the caller's to close, which also ends it
   * @param signal what they are
   * @param settings how they are worked on
   * @param codec encodes the spikes
   * @param output the file; its folder must exist
   * @param progress follows the work; a cancel ends the signal, and what had arrived is kept
   * @return the file and how long each stage took
   * @throws WrongArgumentException if the signal ends before anything is known of it, or the file
   *     cannot be written
   */
  public static Report run(
      SampleStream stream,
      SignalShape signal,
      LiveSettings settings,
      SpikeCodec codec,
      Path output,
      Progress progress) {
    LiveCompression live = new LiveCompression(signal, settings, progress);
    WriteReport written =
        SpkzWriter.write(
            output,
            new TimedCodec(codec, live.times),
            live.form.metadata(),
            WriteSettings.NAMED.withPipeline(settings.pipeline()).keptIfInterrupted(),
            sink -> live.feed(stream, sink),
            Progress.SILENT);
    return new Report(written, live.samples, live.mostWaiting, live.times);
  }

  private void feed(SampleStream stream, Consumer<Spikes> sink) {
    try (ArrivingBlocks blocks =
            new ArrivingBlocks(stream, signal.numChannels(), blockSamples, settings.queueBlocks());
        Workers workers = new Workers("spikepress-cut", settings.pipeline().threads())) {
      List<ArrivingBlocks.Block> first = calibration(blocks);
      SpikeCutter cutter =
          new SpikeCutter(
              signal, form, settings.cutting(), statistics(first), workers, timed(sink));
      boolean more = true;
      for (ArrivingBlocks.Block block : first) {
        more = accept(cutter, block);
      }
      first.clear();
      long calibrated = System.nanoTime();
      boolean caughtUp = false;
      Optional<ArrivingBlocks.Block> next = next(blocks, more);
      while (next.isPresent()) {
        ArrivingBlocks.Block block = next.get();
        mostWaiting = Math.max(mostWaiting, blocks.waiting());
        long taken = System.nanoTime();
        more = accept(cutter, block);
        // What arrived while the calibration was worked on says nothing of the time after it
        if (caughtUp) {
          times.add("wait in queue (block)", taken - block.arrived());
          times.add("arrival to spikes (block)", System.nanoTime() - block.arrived());
        } else if (blocks.waiting() == 0) {
          caughtUp = true;
          times.add("catching up after calibration", System.nanoTime() - calibrated);
        }
        next = next(blocks, more);
      }
      cutter.end();
    }
  }

  private Optional<ArrivingBlocks.Block> next(ArrivingBlocks blocks, boolean more) {
    return more ? blocks.next(progress) : Optional.empty();
  }

  private Consumer<Spikes> timed(Consumer<Spikes> sink) {
    return spikes -> {
      long start = System.nanoTime();
      sink.accept(spikes);
      times.add("hand on to encoder (block)", System.nanoTime() - start);
    };
  }

  private boolean accept(SpikeCutter cutter, ArrivingBlocks.Block block) {
    long start = System.nanoTime();
    cutter.accept(block.samples(), block.count());
    times.add("filter, detect, cut (block)", System.nanoTime() - start);
    samples += block.count();
    progress.update(
        String.format(Locale.ROOT, "live: %.0f s", samples / signal.samplingFrequencyHz()), 0);
    return block.count() == blockSamples;
  }

  private List<ArrivingBlocks.Block> calibration(ArrivingBlocks blocks) {
    List<ArrivingBlocks.Block> first = new ArrayList<>();
    double wanted = settings.calibrationS() * signal.samplingFrequencyHz();
    boolean more = true;
    for (long have = 0; more && have < wanted; ) {
      Optional<ArrivingBlocks.Block> next = next(blocks, true);
      next.ifPresent(first::add);
      int count = next.map(ArrivingBlocks.Block::count).orElse(0);
      have += count;
      more = count == blockSamples;
    }
    return first;
  }

  private SignalStatistics statistics(List<ArrivingBlocks.Block> first) {
    int count = first.stream().mapToInt(ArrivingBlocks.Block::count).sum();
    if (count == 0) {
      throw new WrongArgumentException(
          signal.name() + " ended before a sample arrived: is the acquisition running?");
    }
    float[][] all = new float[signal.numChannels()][count];
    SignalChain chain = new SignalChain(signal, settings.cutting().preprocessing());
    int at = 0;
    for (ArrivingBlocks.Block block : first) {
      for (int c = 0; c < all.length; c++) {
        System.arraycopy(block.samples()[c], 0, all[c], at, block.count());
      }
      at += block.count();
    }
    Arrays.setAll(all, c -> filtered(chain, c, all[c]));
    chain.reference(all, 0, count);
    return SignalStatistics.of(
        signal.name(), all, settings.cutting().detection().detectThreshold());
  }

  private static float[] filtered(SignalChain chain, int channel, float[] samples) {
    chain.filter(channel, samples, 0, samples.length);
    return samples;
  }
}
