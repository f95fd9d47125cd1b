// SPDX-License-Identifier: BSD-2-Clause
/** The recording that comes with the program. */
package io.github.spikepress.plugin.sample;
