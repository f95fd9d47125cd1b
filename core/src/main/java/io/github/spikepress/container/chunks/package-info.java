// SPDX-License-Identifier: BSD-2-Clause
/**
 * Chunks: spikes are divided among them, encoded and written, found again after a kill, read and
 * decoded. It exists so that several chunks are worked on at once while memory stays bounded and
 * the bytes stay the same. For the container alone.
 */
package io.github.spikepress.container.chunks;
