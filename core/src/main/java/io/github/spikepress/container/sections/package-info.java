// SPDX-License-Identifier: BSD-2-Clause
/**
 * Bytes and sections: how numbers become bytes, and bytes sections with a type and a checksum, at
 * the two ends of a file. It exists so that nothing is read of a file that was not checked: what
 * stands in the sections is for the rooms that follow. For the container alone.
 */
package io.github.spikepress.container.sections;
