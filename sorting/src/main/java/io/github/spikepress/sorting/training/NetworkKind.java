// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

/** What is trained. */
public enum NetworkKind {
  /** Two hidden layers of binary weights and sign activations. */
  BINARIZED,
  /** The same layers in full precision, cut off below zero. */
  DENSE,
  /** No hidden layer: multinomial logistic regression. */
  LINEAR
}
