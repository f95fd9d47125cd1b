// SPDX-License-Identifier: BSD-2-Clause
/**
 * The commands under Plugins ▸ SpikePress. Each translates: inputs, one call into the core,
 * outputs. The names of their fields are the keys of macros and scripts and do not change.
 */
package io.github.spikepress.plugin.commands;
