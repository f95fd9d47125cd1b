// SPDX-License-Identifier: BSD-2-Clause
/**
 * The three ways in which SpikePress refuses: not supported, damaged file, wrong argument. They are
 * unchecked, and their messages are single lines that a user can act on.
 */
package io.github.spikepress.errors;
