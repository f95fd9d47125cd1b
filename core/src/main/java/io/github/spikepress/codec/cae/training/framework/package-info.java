// SPDX-License-Identifier: BSD-2-Clause
/**
 * What other trainings need to know of Deeplearning4j: its version and how many threads it takes.
 * It exists so that those who only ask this see no layer of this network.
 */
package io.github.spikepress.codec.cae.training.framework;
