// SPDX-License-Identifier: BSD-2-Clause
/**
 * The {@code .spkz} file: everything that is needed to get spikes back, in the fewest bytes, with
 * every damage noticed. {@code resources/format/SPEC.md} describes it byte by byte. Writing goes
 * through {@link io.github.spikepress.container.Compression}, reading through {@link
 * io.github.spikepress.container.Decompression}; {@link io.github.spikepress.container.SpkzFile}
 * reads any range of spikes without the rest.
 *
 * <p>This package is the front, and the last of the walk behind it: {@code sections} (bytes),
 * {@code spikes} (in memory), {@code metadata}, {@code events} (times, channels, labels), {@code
 * bounded} (residuals), {@code index}, {@code chunks}. Each imports only those before it.
 */
package io.github.spikepress.container;
