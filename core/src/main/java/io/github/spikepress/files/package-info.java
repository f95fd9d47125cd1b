// SPDX-License-Identifier: BSD-2-Clause
/**
 * Files as structures, without any meaning: arrays, tensors, MAT variables, and writing that leaves
 * a whole file or none.
 */
package io.github.spikepress.files;
