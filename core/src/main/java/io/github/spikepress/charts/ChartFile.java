// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.charts;

import io.github.spikepress.files.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/** Charts as PNG files, which appear whole or not at all. */
public final class ChartFile {

  private ChartFile() {}

  /**
   * Writes charts side by side.
   *
   * @param file the PNG file; its folder must exist
   * @param charts at least one
   * @throws io.github.spikepress.errors.WrongArgumentException if the file cannot be written
   */
  public static void write(Path file, List<? extends Chart<?, ?>> charts) {
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      BitmapEncoder.saveBitmap(charts, 1, charts.size(), png, BitmapFormat.PNG);
      AtomicFile.write(file, png.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot draw " + file, e);
    }
  }
}
