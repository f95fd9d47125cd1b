// SPDX-License-Identifier: BSD-2-Clause
/** Finds where spikes stand out of the noise of a signal. */
package io.github.spikepress.detection;
