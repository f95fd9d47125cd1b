// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.ImageListener;
import ij.ImagePlus;
import ij.text.TextPanel;
import java.awt.EventQueue;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The rows of a table's window and the slices of images that belong together: selecting a row shows
 * its slice, and turning to a slice selects its row.
 */
public final class LinkedRows extends MouseAdapter implements ImageListener {

  private static final String TABLE = "spikepress.table";
  private static final String FIRST_SLICE = "spikepress.first-slice";
  private static final Map<TextPanel, LinkedRows> LINKS = new WeakHashMap<>();

  /** Slices are drawn here and not on the event thread. */
  private static final ExecutorService DRAWING =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "SpikePress slices");
            thread.setDaemon(true);
            return thread;
          });

  private final TextPanel panel;
  private final List<ImagePlus> images;

  private LinkedRows(TextPanel panel, List<ImagePlus> images) {
    this.panel = panel;
    this.images = new CopyOnWriteArrayList<>(images);
  }

  /**
   * Says that an image belongs to a table of the same command.
   *
   * @param image a stack
   * @param table name of the output that is the table
   * @param firstSlice slice of the table's first row, from 1; later rows have the next slices
   */
  public static void mark(ImagePlus image, String table, int firstSlice) {
    image.setProperty(TABLE, table);
    image.setProperty(FIRST_SLICE, firstSlice);
  }

  /**
   * The images that belong to a table.
   *
   * @param table name of the output that is the table
   * @param outputs outputs of the same command
   * @return those that were marked with it
   */
  static List<ImagePlus> of(String table, List<Object> outputs) {
    return outputs.stream()
        .filter(ImagePlus.class::isInstance)
        .map(ImagePlus.class::cast)
        .filter(image -> table.equals(image.getProperty(TABLE)))
        .collect(Collectors.toList());
  }

  /** Links images to a table's window, in place of those that it was linked to before. */
  static synchronized void link(TextPanel panel, List<ImagePlus> images) {
    LinkedRows before = LINKS.remove(panel);
    if (before != null) {
      before.end();
    }
    LinkedRows link = new LinkedRows(panel, images);
    LINKS.put(panel, link);
    panel.addMouseListener(link);
    ImagePlus.addImageListener(link);
  }

  private void end() {
    images.clear();
    ImagePlus.removeImageListener(this);
  }

  @Override
  public void mouseReleased(MouseEvent event) {
    int row = panel.getSelectionStart();
    if (row >= 0) {
      List<ImagePlus> linked = List.copyOf(images);
      DRAWING.execute(() -> linked.forEach(image -> show(image, row)));
    }
  }

  /** Turns an image to the slice of a row, if it has one. */
  static void show(ImagePlus image, int row) {
    int slice = row + firstSlice(image);
    if (slice >= 1 && slice <= image.getStackSize() && slice != image.getCurrentSlice()) {
      image.setSlice(slice);
    }
  }

  /** The row of the slice that an image shows; negative for a slice without a row. */
  static int row(ImagePlus image) {
    return image.getCurrentSlice() - firstSlice(image);
  }

  private static int firstSlice(ImagePlus image) {
    return (Integer) image.getProperty(FIRST_SLICE);
  }

  @Override
  public void imageOpened(ImagePlus image) {}

  @Override
  public void imageUpdated(ImagePlus image) {
    if (images.contains(image)) {
      int row = row(image);
      EventQueue.invokeLater(() -> select(row));
    }
  }

  private void select(int row) {
    boolean selected = row == panel.getSelectionStart();
    if (row >= 0 && row < panel.getLineCount() && !selected) {
      panel.setSelection(row, row);
    }
  }

  @Override
  public void imageClosed(ImagePlus image) {
    images.remove(image);
    if (images.isEmpty()) {
      end();
    }
  }
}
