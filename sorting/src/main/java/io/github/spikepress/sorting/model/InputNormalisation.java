// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.model;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.sorting.classification.Covariance;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How spikes are brought to the scale that a network takes. */
public enum InputNormalisation {
  /** Each value by its own mean and standard deviation. */
  ZSCORE {
    @Override
    public Normaliser fit(Waveforms training, int[] classes) {
      return ZScore.of(training);
    }
  },
  /** Whitened by the covariance within the classes. */
  ZCA {
    @Override
    public Normaliser fit(Waveforms training, int[] classes) {
      return Whitening.of(training, Covariance.within(training, classes));
    }
  },
  /** Whitened by the covariance of all spikes together. */
  ZCA_TOTAL {
    @Override
    public Normaliser fit(Waveforms training, int[] classes) {
      return Whitening.of(training, Covariance.within(training, new int[classes.length]));
    }
  };

  /**
   * Measures training spikes.
   *
   * @param training aligned spikes, not all alike
   * @param classes class of each, 0 or more
   * @return the normaliser
   */
  public abstract Normaliser fit(Waveforms training, int[] classes);

  /**
   * The name that users type.
   *
   * @return lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds a normalisation by its name.
   *
   * @param word what a user typed
   * @return the normalisation
   * @throws WrongArgumentException if there is none of that name
   */
  public static InputNormalisation of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongArgumentException(
                    "normalisation must be "
                        + Arrays.stream(values())
                            .map(InputNormalisation::word)
                            .collect(Collectors.joining(" or "))
                        + ", got '"
                        + word
                        + "'"));
  }
}
