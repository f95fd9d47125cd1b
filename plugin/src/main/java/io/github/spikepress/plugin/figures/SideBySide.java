// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.figures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;

/** Charts in one picture, from left to right. */
final class SideBySide {

  private SideBySide() {}

  /** Draws charts; each keeps its own size. */
  static BufferedImage draw(List<? extends Chart<?, ?>> charts) {
    int width = charts.stream().mapToInt(Chart::getWidth).sum();
    int height = charts.stream().mapToInt(Chart::getHeight).max().orElseThrow();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    for (Chart<?, ?> chart : charts) {
      chart.paint(graphics, chart.getWidth(), chart.getHeight());
      graphics.translate(chart.getWidth(), 0);
    }
    graphics.dispose();
    return picture;
  }
}
