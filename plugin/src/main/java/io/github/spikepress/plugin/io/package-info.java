// SPDX-License-Identifier: BSD-2-Clause
/**
 * Opens SpikePress's files where users expect it: File ▸ Open, drag and drop, and {@code open()} in
 * macros and scripts. Nothing that another program could mean is claimed.
 */
package io.github.spikepress.plugin.io;
