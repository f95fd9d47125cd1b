// SPDX-License-Identifier: BSD-2-Clause
/** Charts of figures, as XChart's charts or PNG files; nothing here needs a display. */
package io.github.spikepress.charts;
