// SPDX-License-Identifier: BSD-2-Clause
/**
 * Training of the network in Deeplearning4j: the only package that loads the framework. All layers
 * work on rows: an activation is a matrix {@code [time × batch][channel]}, so that a step in time
 * is a step of {@code batch} rows and a convolution is one matrix product for each tap.
 *
 * <p>This package is the front, what is trained on and the epochs; behind it stand {@code
 * framework} (threads, version), {@code arithmetic} (matrices), {@code stages} (convolution to
 * shortcut), {@code quantiser} (the codebook) and {@code layers} (the graph). Each imports only
 * those before it.
 */
package io.github.spikepress.codec.cae.training;
