// SPDX-License-Identifier: BSD-2-Clause
/**
 * Work in stages on all cores: several pieces at once, results in the order of the pieces, never
 * more than a bounded number of them in memory, and the time that each stage takes. Knows nothing
 * of what the pieces are, so that no result can depend on the number of threads.
 */
package io.github.spikepress.pipeline;
