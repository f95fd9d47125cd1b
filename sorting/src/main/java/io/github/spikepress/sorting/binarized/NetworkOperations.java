// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.binarized;

/**
 * The work of a network for one spike.
 *
 * @param multiplications multiply-accumulate operations
 * @param additions additions and subtractions of whole numbers
 * @param bitOperations products of two bits, of which hardware makes 64 at once
 */
public record NetworkOperations(long multiplications, long additions, long bitOperations) {}
