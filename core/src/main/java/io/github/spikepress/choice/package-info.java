// SPDX-License-Identifier: BSD-2-Clause
/** Finds the codec whose file is the smallest at the quality that a user asks for. */
package io.github.spikepress.choice;
