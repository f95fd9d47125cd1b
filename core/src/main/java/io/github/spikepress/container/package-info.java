// SPDX-License-Identifier: BSD-2-Clause
/**
 * The {@code .spkz} file: everything that is needed to get spikes back, in the fewest bytes, with
 * every damage noticed. {@code resources/format/SPEC.md} describes it byte by byte. Writing goes
 * through {@link io.github.spikepress.container.Compression}, reading through {@link
 * io.github.spikepress.container.Decompression}; {@link io.github.spikepress.container.SpkzFile}
 * reads any range of spikes without the rest.
 */
package io.github.spikepress.container;
