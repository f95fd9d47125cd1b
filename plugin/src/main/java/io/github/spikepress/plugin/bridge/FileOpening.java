// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.util.Optional;
import org.scijava.io.IOPlugin;
import org.scijava.io.IOService;
import org.scijava.io.location.FileLocation;

/**
 * ImageJ's File ▸ Open, drag and drop and {@code open()} for the files that SciJava's plugins know.
 */
public final class FileOpening {

  private FileOpening() {}

  /**
   * Opens a file if a plugin knows it.
   *
   * @param path the file
   * @return its image; empty if no plugin knows the file, or it cannot be opened, which the user is
   *     told
   */
  public static Optional<ImagePlus> open(String path) {
    FileLocation location = new FileLocation(path);
    IOPlugin<?> opener = BridgeContext.get().service(IOService.class).getOpener(location);
    if (opener == null) {
      return Optional.empty();
    }
    try {
      return opener.open(location) instanceof ImagePlus image
          ? Optional.of(image)
          : Optional.empty();
    } catch (IOException e) {
      IJ.error("Open", e.getMessage());
      return Optional.empty();
    }
  }
}
