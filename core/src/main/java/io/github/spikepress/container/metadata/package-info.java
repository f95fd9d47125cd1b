// SPDX-License-Identifier: BSD-2-Clause
/**
 * What a file says about its spikes and their source, as JSON. It exists so that the words of a
 * file can grow, as readers ignore fields that they do not know, while its numbers stay as they
 * are.
 */
package io.github.spikepress.container.metadata;
