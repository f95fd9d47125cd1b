// SPDX-License-Identifier: BSD-2-Clause
/**
 * The layers of the autoencoder with their gradients, in plain Java: a fused recurrent cell on
 * arrays that the just-in-time compiler turns into vector instructions, faster than the framework's
 * and without any native library. Only exact arithmetic and {@code StrictMath} are used, so a seed
 * gives the same model on every machine. The tests check every gradient by running this very source
 * in double precision, which is why it keeps to primitives and arrays.
 */
package io.github.spikepress.dynamics.network;
