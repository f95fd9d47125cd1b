// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.container.bounded.ErrorBound;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.files.PartialFile;
import io.github.spikepress.pipeline.PipelineSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a file is written.
 *
 * @param embedModel whether the model travels in the file or is only named by its hash
 * @param verify whether the finished file is read and decoded again before it gets its name
 * @param models what makes a codec of the embedded model when verifying
 * @param bound the greatest error that is promised; empty for what the codec gives
 * @param pipeline how the work is divided; the bytes do not depend on it
 * @param interruption what happens to the whole chunks of a file that cannot be finished
 */
public record WriteSettings(
    boolean embedModel,
    boolean verify,
    ModelSource models,
    Optional<ErrorBound> bound,
    PipelineSettings pipeline,
    Interruption interruption) {

  /** What happens when writing fails or is cancelled. */
  public enum Interruption {
    /** Nothing is left behind: the source is still there. */
    DISCARD,
    /** The {@code .part} file stays, to be recovered: the source cannot be had again. */
    KEEP
  }

  /** The model travels in the file, and the file is verified. */
  public static final WriteSettings EMBEDDED = new WriteSettings(true, true, ModelSource.BUNDLED);

  /** The model is only named, and the file is verified. */
  public static final WriteSettings NAMED = new WriteSettings(false, true, ModelSource.BUNDLED);

  /**
   * Settings without a bound, on all cores.
   *
   * @param embedModel whether the model travels in the file or is only named by its hash
   * @param verify whether the finished file is read and decoded again before it gets its name
   * @param models what makes a codec of the embedded model when verifying
   */
  public WriteSettings(boolean embedModel, boolean verify, ModelSource models) {
    this(
        embedModel,
        verify,
        models,
        Optional.empty(),
        PipelineSettings.usual(),
        Interruption.DISCARD);
  }

  /**
   * The same with a bound.
   *
   * @param other the greatest error that is promised; empty for what the codec gives
   * @return the changed settings
   */
  public WriteSettings withBound(Optional<ErrorBound> other) {
    return new WriteSettings(embedModel, verify, models, other, pipeline, interruption);
  }

  /**
   * The same with the work divided otherwise.
   *
   * @param other how
   * @return the changed settings
   */
  public WriteSettings withPipeline(PipelineSettings other) {
    return new WriteSettings(embedModel, verify, models, bound, other, interruption);
  }

  /**
   * The same, but whole chunks are kept of a file that cannot be finished.
   *
   * @return the changed settings
   */
  public WriteSettings keptIfInterrupted() {
    return new WriteSettings(embedModel, verify, models, bound, pipeline, Interruption.KEEP);
  }

  /** What stands behind a failure's words. */
  String leftBehind(Path output) {
    return interruption == Interruption.DISCARD
        ? "; nothing was left behind"
        : "; its whole chunks are in " + output.getFileName() + PartialFile.ENDING;
  }

  /** The version of the format that is needed. */
  int version() {
    return bound.isPresent() ? SpkzFormat.BOUNDED_VERSION : SpkzFormat.PLAIN_VERSION;
  }
}
