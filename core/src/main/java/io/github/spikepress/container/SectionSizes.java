// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

/**
 * Where the bytes of a file go; the sum is the file's length.
 *
 * @param metadata the section of the metadata
 * @param model the section of the model
 * @param times spike times and channels
 * @param labels unit labels
 * @param payload what the codec wrote
 * @param residual what keeps the bound of the error
 * @param frame everything else: header, frames of the chunks, index, trailer
 */
public record SectionSizes(
    long metadata, long model, long times, long labels, long payload, long residual, long frame) {

  /**
   * The length of the file.
   *
   * @return bytes
   */
  public long total() {
    return metadata + model + times + labels + payload + residual + frame;
  }
}
