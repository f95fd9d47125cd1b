// SPDX-License-Identifier: BSD-2-Clause
/**
 * Training of the networks in Deeplearning4j: its stock layers, with weights that a weight noise
 * turns into signs in the forward pass while the gradient goes straight through to the weights
 * behind them. The only package of the module that knows the framework; what is trained is handed
 * over as plain Java.
 */
package io.github.spikepress.sorting.training;
