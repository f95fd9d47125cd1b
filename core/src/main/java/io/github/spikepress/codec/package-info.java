// SPDX-License-Identifier: BSD-2-Clause
/**
 * What every codec is: waveforms in, bytes out, waveforms back. One package a family lies below
 * this one; a family is found through {@link java.util.ServiceLoader}, so that adding one takes a
 * package and a line in the service file.
 */
package io.github.spikepress.codec;
