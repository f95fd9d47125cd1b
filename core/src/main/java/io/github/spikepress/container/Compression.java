// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import java.nio.file.Path;

/** Spikes to a file in one call. */
public final class Compression {

  private Compression() {}

  /**
   * Compresses spikes into a verified {@code .spkz} file.
   *
   * @param spikes the spikes, whose order is kept
   * @param codec encodes them
   * @param embedModel whether the model travels in the file or is only named by its hash
   * @param output the file's name; the folder must exist
   * @param progress follows the work and may cancel it, which leaves nothing behind
   * @return what was written
   * @throws io.github.spikepress.errors.WrongArgumentException if the spikes do not fit the codec
   *     or the file cannot be written
   */
  public static WriteReport compress(
      Spikes spikes, SpikeCodec codec, boolean embedModel, Path output, Progress progress) {
    WriteSettings settings = embedModel ? WriteSettings.EMBEDDED : WriteSettings.NAMED;
    return SpkzWriter.write(
        output, codec, spikes.metadata(), settings, sink -> sink.accept(spikes), progress);
  }
}
