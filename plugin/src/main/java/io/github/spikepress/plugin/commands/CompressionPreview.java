// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.IJ;
import ij.ImagePlus;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.evaluation.SpikeError;
import io.github.spikepress.plugin.figures.RestoredSpikeFigure;
import io.github.spikepress.plugin.results.ChartStack;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a codec makes of the first spikes of an input, before all of them are compressed. */
final class CompressionPreview {

  /** How many spikes are looked at. */
  static final int SPIKES = 100;

  private static final double BITS_PER_SAMPLE = 16;

  private CompressionPreview() {}

  /**
   * Shows the preview, once it is there.
   *
   * @param first reads the first spikes; called on a thread of its own
   * @param codec finds or trains the codec for them
   */
  static void show(Supplier<Spikes> first, Function<Spikes, SpikeCodec> codec) {
    Thread thread =
        new Thread(
            () -> {
              IJ.showStatus("SpikePress: preview on the first " + SPIKES + " spikes");
              try {
                Spikes spikes = first.get();
                of(spikes, codec.apply(spikes)).show();
              } catch (SpikePressException e) {
                IJ.error("Preview", e.getMessage());
              }
            },
            "SpikePress preview");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Draws the preview.
   *
   * @param spikes at least one
   * @param codec encodes them
   * @return a slice a spike, the worst first; quality and payload ratio in the title
   */
  static ImagePlus of(Spikes spikes, SpikeCodec codec) {
    Waveforms original = spikes.waveforms();
    EncodedSpikes encoded = codec.encode(original);
    Waveforms restored = codec.decode(original.numSpikes(), encoded.payload());
    double ratio =
        BITS_PER_SAMPLE * original.values().length / (Byte.SIZE * encoded.payload().length);
    List<SpikeError> errors = SpikeError.worstFirst(original, restored);
    RestoredSpikeFigure figure = new RestoredSpikeFigure(original, restored, spikes.metadata());
    String title =
        String.format(
            Locale.ROOT,
            "Preview of %d spikes by %s: %.2f dB, payload ratio %.1f",
            original.numSpikes(),
            codec.model().family(),
            SignalToNoise.meanDb(original, restored),
            ratio);
    List<String> labels =
        errors.stream()
            .map(e -> String.format(Locale.ROOT, "spike %d: %.2f dB", e.spike(), e.sndrDb()))
            .toList();
    return ChartStack.image(
        title, RestoredSpikeFigure.SIZE, labels, i -> figure.draw(errors.get(i).spike()));
  }
}
