// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.IntFunction;

/** A stack of charts, each drawn when it is looked at and not before. */
public final class ChartStack extends VirtualStack {

  private final List<String> labels;
  private final IntFunction<BufferedImage> charts;

  private ChartStack(Dimension size, List<String> labels, IntFunction<BufferedImage> charts) {
    super(size.width, size.height, labels.size());
    this.labels = List.copyOf(labels);
    this.charts = charts;
    setBitDepth(24);
  }

  /**
   * Makes an image; nothing is shown or drawn.
   *
   * @param title of its window
   * @param size of every chart in pixels
   * @param labels one a slice, at least one
   * @param charts draws the chart of an index from 0; may be called from any thread
   * @return RGB image
   */
  public static ImagePlus image(
      String title, Dimension size, List<String> labels, IntFunction<BufferedImage> charts) {
    return new ImagePlus(title, new ChartStack(size, labels, charts));
  }

  @Override
  public ImageProcessor getProcessor(int n) {
    return new ColorProcessor(charts.apply(n - 1));
  }

  @Override
  public int getSize() {
    return labels.size();
  }

  @Override
  public String getSliceLabel(int n) {
    return labels.get(n - 1);
  }

  @Override
  public boolean isVirtual() {
    return true;
  }

  @Override
  public ImageStack duplicate() {
    ImageStack copy = new ImageStack(getWidth(), getHeight());
    for (int n = 1; n <= getSize(); n++) {
      copy.addSlice(getSliceLabel(n), getProcessor(n));
    }
    return copy;
  }
}
