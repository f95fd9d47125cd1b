// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.filtering;

import java.util.Optional;

/**
 * What is done to a signal before spikes are looked for.
 *
 * @param filter the band to keep; empty leaves the signal as it is
 * @param reference what is subtracted from all channels after the filter
 */
public record Preprocessing(Optional<BandPassSettings> filter, Reference reference) {

  /** The signal as it is. */
  public static final Preprocessing NONE = new Preprocessing(Optional.empty(), Reference.NONE);

  /**
   * A filter alone.
   *
   * @param filter the band to keep; empty leaves the signal as it is
   * @return without a reference
   */
  public static Preprocessing of(Optional<BandPassSettings> filter) {
    return new Preprocessing(filter, Reference.NONE);
  }
}
