// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.RoiListener;
import io.github.spikepress.plugin.figures.ScatterFigure;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows the spikes around which a region is drawn in a scatter, with any of ImageJ's area tools: a
 * moment after the region has come to rest, off the event thread. A region that is still being
 * drawn or dragged is not at rest, however long the mouse pauses.
 */
final class ScatterSelection implements RoiListener, ImageListener {

  private static final String SELECTION = "spikepress.selection";
  private static final long MOMENT_MILLISECONDS = 300;

  private static final ScheduledExecutorService WORK =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "SpikePress selection");
            thread.setDaemon(true);
            return thread;
          });

  private final ImagePlus scatter;
  private final String command;
  private Future<?> pending;
  private ImagePlus shown;

  private ScatterSelection(ImagePlus scatter, String command) {
    this.scatter = scatter;
    this.command = command;
  }

  /** Says that spikes can be selected in an image. */
  static void mark(ImagePlus scatter, SpikeSelection selection) {
    scatter.setProperty(SELECTION, selection);
  }

  /**
   * Heeds regions from now on until the image is closed.
   *
   * @param image nothing happens for one that was not marked
   * @param command the command's menu label
   */
  static void listen(ImagePlus image, String command) {
    if (image.getProperty(SELECTION) != null) {
      ScatterSelection listener = new ScatterSelection(image, command);
      Roi.addRoiListener(listener);
      ImagePlus.addImageListener(listener);
    }
  }

  @Override
  public void roiModified(ImagePlus image, int id) {
    if (image == scatter && id != DELETED) {
      showInAMoment();
    }
  }

  private synchronized void showInAMoment() {
    if (pending != null) {
      pending.cancel(false);
    }
    pending = WORK.schedule(this::showAtRest, MOMENT_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  private void showAtRest() {
    Roi region = scatter.getRoi();
    if (region != null && region.getState() != Roi.NORMAL) {
      showInAMoment();
    } else {
      show();
    }
  }

  /**
   * The spikes that are selected in an image now.
   *
   * @param scatter an image that was marked; in the slice of a unit only its spikes count
   * @return their indexes; empty without a region
   */
  static int[] chosen(ImagePlus scatter) {
    Roi region = scatter.getRoi();
    if (region == null || !region.isArea()) {
      return new int[0];
    }
    int slice = scatter.getCurrentSlice();
    int unit = slice == 1 ? ScatterFigure.ALL : slice - 2;
    return ((SpikeSelection) scatter.getProperty(SELECTION)).within(region, unit);
  }

  private void show() {
    int[] chosen = chosen(scatter);
    IJ.showStatus(chosen.length + " spikes selected");
    if (chosen.length == 0) {
      return;
    }
    SpikeSelection selection = (SpikeSelection) scatter.getProperty(SELECTION);
    ImagePlus image = selection.image(chosen);
    if (shown != null) {
      shown.close();
    }
    shown = image;
    image.show();
    TableWindows.show(command, SpikeSelection.TABLE, selection.table(chosen), List.of(image));
  }

  @Override
  public void imageOpened(ImagePlus image) {}

  @Override
  public void imageUpdated(ImagePlus image) {}

  @Override
  public void imageClosed(ImagePlus image) {
    if (image == scatter) {
      Roi.removeRoiListener(this);
      ImagePlus.removeImageListener(this);
    }
  }
}
