// SPDX-License-Identifier: BSD-2-Clause
/**
 * Measures codecs by one ruler: trained on one part of the spikes, measured on the other, from the
 * bytes of real files.
 */
package io.github.spikepress.evaluation;
