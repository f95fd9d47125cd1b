// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

/**
 * How a file is written.
 *
 * @param embedModel whether the model travels in the file or is only named by its hash
 * @param verify whether the finished file is read and decoded again before it gets its name
 * @param models what makes a codec of the embedded model when verifying
 */
public record WriteSettings(boolean embedModel, boolean verify, ModelSource models) {

  /** The model travels in the file, and the file is verified. */
  public static final WriteSettings EMBEDDED = new WriteSettings(true, true, ModelSource.BUNDLED);

  /** The model is only named, and the file is verified. */
  public static final WriteSettings NAMED = new WriteSettings(false, true, ModelSource.BUNDLED);
}
