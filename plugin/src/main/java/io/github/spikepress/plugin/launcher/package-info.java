// SPDX-License-Identifier: BSD-2-Clause
/**
 * Starts SpikePress without Fiji: as an ImageJ window, or without a display as a program that runs
 * one command or script and prints its results as JSON.
 */
package io.github.spikepress.plugin.launcher;
