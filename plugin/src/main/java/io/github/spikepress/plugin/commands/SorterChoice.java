// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.sorting.binarized.BinarizedNetwork;
import io.github.spikepress.sorting.clustering.KMeansSettings;
import io.github.spikepress.sorting.clustering.KMeansSorter;
import io.github.spikepress.sorting.clustering.SpikeSorter;
import io.github.spikepress.sorting.clustering.mixture.MixtureSettings;
import io.github.spikepress.sorting.clustering.mixture.MixtureSorter;
import io.github.spikepress.sorting.model.SorterModel;
import io.github.spikepress.sorting.model.SorterModelFile;
import io.github.spikepress.sorting.training.NetworkKind;
import io.github.spikepress.sorting.training.NetworkSorter;
import java.io.File;

/** The sorters by the names that users type. */
final class SorterChoice {

  static final String KMEANS = "kmeans";
  static final String AUTO = "auto";
  static final String BNN = "bnn";
  static final String DENSE = "dense";

  private SorterChoice() {}

  /**
   * Finds the sorter.
   *
   * @param method its name
   * @param model a trained sorter for the networks; null = learn from the spikes themselves
   * @param kMeans units, seed and what kmeans alone needs
   * @return the sorter
   */
  static SpikeSorter of(String method, File model, KMeansSettings kMeans) {
    SpikeSorter mixture =
        new MixtureSorter(MixtureSettings.standard(kMeans.units(), kMeans.seed()));
    requireModelFits(method, model);
    return switch (method) {
      case KMEANS -> new KMeansSorter(kMeans);
      case AUTO -> mixture;
      case BNN, DENSE ->
          model == null
              ? new NetworkSorter(mixture, kind(method), kMeans.seed())
              : trained(method, model);
      default ->
          throw new WrongArgumentException(
              "method must be kmeans, auto, bnn or dense, got '" + method + "'");
    };
  }

  /**
   * Checks that a model can be used.
   *
   * @param method its name
   * @param model a trained sorter, or null
   */
  static void requireModelFits(String method, File model) {
    InputFile.require(model);
    boolean network = method.equals(BNN) || method.equals(DENSE);
    if (model != null && !network) {
      throw new WrongArgumentException(
          "method " + method + " takes no model; use method=" + BNN + " or method=" + DENSE);
    }
  }

  /**
   * The network of a method.
   *
   * @param method bnn or dense
   * @return its kind
   */
  static NetworkKind kind(String method) {
    return switch (method) {
      case BNN -> NetworkKind.BINARIZED;
      case DENSE -> NetworkKind.DENSE;
      default ->
          throw new WrongArgumentException("method must be bnn or dense, got '" + method + "'");
    };
  }

  private static SpikeSorter trained(String method, File file) {
    SorterModel model = SorterModelFile.read(file.toPath());
    String held = model.network() instanceof BinarizedNetwork ? BNN : DENSE;
    if (!held.equals(method)) {
      throw new WrongArgumentException(
          file.getName() + " holds a network for method=" + held + ", not for " + method);
    }
    return (spikes, progress) -> model.sort(spikes);
  }
}
