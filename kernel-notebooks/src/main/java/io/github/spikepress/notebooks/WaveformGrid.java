// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.notebooks;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Recorded spikes in blue under restored ones in red, a cell each, as in Figures A1 and A2. */
public final class WaveformGrid {

  private static final int CELL_WIDTH = 110;
  private static final int CELL_HEIGHT = 90;
  private static final int MARGIN = 6;
  private static final Color RECORDED = new Color(0x1f, 0x77, 0xb4);
  private static final Color RESTORED = new Color(0xd6, 0x27, 0x28);

  private WaveformGrid() {}

  /**
   * Draws the first waveforms of both.
   *
   * @param recorded what went in
   * @param restored what came out, of the same shape
   * @param columns cells in a row
   * @param rows rows
   * @return the picture
   */
  public static BufferedImage draw(Waveforms recorded, Waveforms restored, int columns, int rows) {
    int numWaveforms = recorded.numSpikes() * recorded.numChannels();
    if (restored.values().length != recorded.values().length
        || restored.numSamples() != recorded.numSamples()) {
      throw new WrongArgumentException(recorded + " and " + restored + " differ in shape");
    }
    BufferedImage image =
        new BufferedImage(columns * CELL_WIDTH, rows * CELL_HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setStroke(new BasicStroke(1.3f));
    for (int cell = 0; cell < Math.min(columns * rows, numWaveforms); cell++) {
      Cell place =
          Cell.of(recorded, cell, cell % columns * CELL_WIDTH, cell / columns * CELL_HEIGHT);
      graphics.setColor(RECORDED);
      graphics.draw(place.path(recorded, cell));
      graphics.setColor(RESTORED);
      graphics.draw(place.path(restored, cell));
    }
    graphics.dispose();
    return image;
  }

  /** Where one waveform is drawn; both curves share the scale of the recorded one. */
  private record Cell(int left, int top, double least, double range) {

    static Cell of(Waveforms waveforms, int waveform, int left, int top) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      int samples = waveforms.numSamples();
      for (int i = waveform * samples; i < (waveform + 1) * samples; i++) {
        least = Math.min(least, waveforms.values()[i]);
        greatest = Math.max(greatest, waveforms.values()[i]);
      }
      return new Cell(left, top, least, Math.max(greatest - least, Double.MIN_NORMAL));
    }

    Path2D path(Waveforms waveforms, int waveform) {
      Path2D path = new Path2D.Double();
      int samples = waveforms.numSamples();
      double step = (CELL_WIDTH - 2.0 * MARGIN) / Math.max(1, samples - 1);
      for (int i = 0; i < samples; i++) {
        double share = (waveforms.values()[waveform * samples + i] - least) / range;
        double x = left + MARGIN + i * step;
        double y = top + CELL_HEIGHT - MARGIN - share * (CELL_HEIGHT - 2.0 * MARGIN);
        if (i == 0) {
          path.moveTo(x, y);
        } else {
          path.lineTo(x, y);
        }
      }
      return path;
    }
  }
}
