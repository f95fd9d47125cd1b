// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.openephys;

/**
 * One channel of a stream.
 *
 * @param name its name
 * @param place which number of a frame it is
 * @param gainUv microvolts per step; NaN for a word of synchronisation lines
 * @param inVolts whether the file gives it in volts, as analog inputs are
 */
record RecordedChannel(String name, int place, double gainUv, boolean inVolts) {

  boolean isSynchronisation() {
    return Double.isNaN(gainUv);
  }
}
