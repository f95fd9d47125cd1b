// SPDX-License-Identifier: BSD-2-Clause
/** Charts as PNG files, drawn without a display. */
package io.github.spikepress.plugin.figures;
