// SPDX-License-Identifier: BSD-2-Clause
/**
 * The frame of the experiment notebooks: which setting and data a notebook runs with, measurements
 * that survive an interruption, charts, and the paper's claims beside what was measured. What is
 * measured stands in the notebooks themselves and in the core.
 */
package io.github.spikepress.notebooks;
