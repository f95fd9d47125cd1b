// SPDX-License-Identifier: BSD-2-Clause
/**
 * Matrices in native memory, their values on the heap, and the few loops and products that the
 * stages are made of. It exists because the framework's own operations on small matrices cost more
 * than the arithmetic. For the training alone.
 */
package io.github.spikepress.codec.cae.training.arithmetic;
