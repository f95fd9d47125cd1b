// SPDX-License-Identifier: BSD-2-Clause
/**
 * Recordings larger than memory: what a codec may learn from is a bounded sample, and everything
 * else goes by in blocks, from a file or from a running acquisition.
 */
package io.github.spikepress.streaming;
