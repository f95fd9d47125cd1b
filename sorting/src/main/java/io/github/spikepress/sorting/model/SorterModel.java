// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.model;

import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.sorting.binarized.SpikeNetwork;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.sorting.features.FittedAlignment;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;

/**
 * A trained sorter: aligns spikes, normalises them and asks a network. Each spike is sorted by
 * itself, so that one at a time and all together give the same units. Immutable and thread-safe;
 * needs no native library.
 *
 * @param alignment moves peaks to where those of the training spikes lay
 * @param normaliser brings spikes to scale
 * @param network decides
 * @param card what was trained, and how
 */
public record SorterModel(
    FittedAlignment alignment, Normaliser normaliser, SpikeNetwork network, SorterCard card) {

  private static final int SPIKES_AT_ONCE = 4096;

  /** Checks that the parts fit each other. */
  public SorterModel {
    int aligned = card.numChannels() * Math.max(0, card.numSamples() - 2 * alignment.maxShift());
    if (normaliser.numValues() != aligned || network.numInputs() != aligned) {
      throw new WrongArgumentException(
          "a sorter of "
              + card.numChannels()
              + " x "
              + card.numSamples()
              + " values has a normalisation of "
              + normaliser.numValues()
              + " and a network of "
              + network.numInputs()
              + " values where "
              + aligned
              + " are needed");
    }
    if (network.numClasses() != card.unitIds().length) {
      throw new WrongArgumentException(
          card.unitIds().length + " units for a network of " + network.numClasses() + " classes");
    }
  }

  /**
   * Sorts one spike.
   *
   * @param spike {@code [channel][sample]} row-major of the training's window, finite
   * @return its unit
   * @throws WrongArgumentException if the window differs or a value is not finite
   */
  public int unitOf(float[] spike) {
    int expected = card.numChannels() * card.numSamples();
    if (spike.length != expected) {
      throw new WrongArgumentException(
          "the model sorts spikes of "
              + card.numChannels()
              + " channels x "
              + card.numSamples()
              + " samples, got "
              + spike.length
              + " values");
    }
    return unitsOf(new Waveforms(1, card.numChannels(), card.numSamples(), spike))[0];
  }

  /**
   * Sorts spikes.
   *
   * @param waveforms spikes of the training's window, finite; any number
   * @return unit of each
   * @throws WrongArgumentException if the window differs or a value is not finite
   */
  public int[] unitsOf(Waveforms waveforms) {
    Waveforms aligned = prepare(waveforms);
    int[] units = new int[aligned.numSpikes()];
    for (int from = 0; from < units.length; from += SPIKES_AT_ONCE) {
      int[] classes = network.classifyAll(normalised(aligned, from));
      for (int i = 0; i < classes.length; i++) {
        units[from + i] = card.unitIds()[classes[i]];
      }
    }
    return units;
  }

  private float[][] normalised(Waveforms aligned, int from) {
    float[] spike = new float[aligned.valuesPerSpike()];
    float[][] normalised = new float[Math.min(SPIKES_AT_ONCE, aligned.numSpikes() - from)][];
    for (int i = 0; i < normalised.length; i++) {
      aligned.copySpike(from + i, spike);
      normalised[i] = normaliser.apply(spike);
    }
    return normalised;
  }

  /**
   * Sorts spikes, with how sure each unit is.
   *
   * @param waveforms spikes of the training's window, finite
   * @return a unit for every spike, by the training's numbers; no outliers
   * @throws WrongArgumentException if the window differs or a value is not finite
   */
  public Sorting sort(Waveforms waveforms) {
    Waveforms aligned = prepare(waveforms);
    float[] spike = new float[aligned.valuesPerSpike()];
    int[] units = new int[aligned.numSpikes()];
    float[] probabilities = new float[units.length];
    for (int i = 0; i < units.length; i++) {
      aligned.copySpike(i, spike);
      float[] normalised = normaliser.apply(spike);
      int winner = network.classify(normalised);
      units[i] = card.unitIds()[winner];
      probabilities[i] = probability(network.scores(normalised), winner);
    }
    int numUnits = Arrays.stream(card.unitIds()).max().orElse(0) + 1;
    return new Sorting(units, numUnits, probabilities, new boolean[units.length]);
  }

  private Waveforms prepare(Waveforms waveforms) {
    SpikeWindow window = SpikeWindow.of(waveforms);
    if (!window.equals(new SpikeWindow(card.numChannels(), card.numSamples()))) {
      throw new WrongArgumentException(
          "the model sorts spikes of "
              + card.numChannels()
              + " channels x "
              + card.numSamples()
              + " samples, the spikes have "
              + window.numChannels()
              + " x "
              + window.numSamples()
              + "; train a sorter for them");
    }
    waveforms.requireFinite();
    return alignment.align(waveforms);
  }

  private static float probability(float[] scores, int winner) {
    double sum = 0;
    for (float score : scores) {
      sum += Math.exp(score - scores[winner]);
    }
    return (float) (1 / sum);
  }
}
