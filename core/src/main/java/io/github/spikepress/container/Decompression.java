// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import java.nio.file.Path;

/** A file to spikes in one call. */
public final class Decompression {

  private Decompression() {}

  /**
   * Restores all spikes of a {@code .spkz} file.
   *
   * @param input the file
   * @param models where to look for a model that the file only names
   * @param progress follows the work and may cancel it
   * @return the spikes in their order
   * @throws io.github.spikepress.errors.DamagedFileException if the file is damaged
   * @throws io.github.spikepress.errors.NotSupportedException if the file is of a newer version
   * @throws io.github.spikepress.errors.WrongArgumentException if its model is not found
   */
  public static Spikes read(Path input, ModelSource models, Progress progress) {
    try (SpkzFile file = SpkzFile.open(input)) {
      return file.read(file.codec(models), progress);
    }
  }
}
