// SPDX-License-Identifier: BSD-2-Clause
/**
 * Recordings of SpikeGLX: a {@code .bin} of interleaved 16-bit integers and a {@code .meta} of
 * lines {@code key=value} beside it, as the SpikeGLX user manual's page "Metadata" describes them.
 */
package io.github.spikepress.recording.spikeglx;
