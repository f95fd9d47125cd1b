// SPDX-License-Identifier: BSD-2-Clause
/**
 * Everything that the core can do, as commands of Fiji and ImageJ, and a launcher that runs the
 * same commands without Fiji.
 */
package io.github.spikepress.plugin;
