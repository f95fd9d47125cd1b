// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.io;

import ij.ImagePlus;
import ij.macro.Interpreter;
import io.github.spikepress.errors.SpikePressException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scijava.io.AbstractIOPlugin;
import org.scijava.io.location.FileLocation;
import org.scijava.io.location.Location;

/**
 * What the openers share: Fiji shows what it knows as an image of its own, and an {@code ImagePlus}
 * is none, so that it shows itself where there is a display or a macro in batch mode.
 */
public abstract class ImageOpener extends AbstractIOPlugin<ImagePlus> {

  /** For subclasses, which SciJava makes. */
  protected ImageOpener() {}

  /**
   * Whether a file is of this kind, by its content.
   *
   * @param file an existing file
   * @return false in any doubt
   */
  protected abstract boolean recognises(Path file);

  /**
   * Opens a file that was recognised.
   *
   * @param file the file
   * @return its image, not shown
   */
  protected abstract ImagePlus read(Path file);

  @Override
  public Class<ImagePlus> getDataType() {
    return ImagePlus.class;
  }

  @Override
  public boolean supportsOpen(Location source) {
    if (!(source instanceof FileLocation location)) {
      return false;
    }
    Path file = location.getFile().toPath();
    try {
      return Files.isRegularFile(file) && recognises(file);
    } catch (SpikePressException | UncheckedIOException e) {
      return false;
    }
  }

  @Override
  public ImagePlus open(Location source) throws IOException {
    try {
      ImagePlus image = read(((FileLocation) source).getFile().toPath());
      if (!GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode()) {
        image.show();
      }
      return image;
    } catch (SpikePressException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
