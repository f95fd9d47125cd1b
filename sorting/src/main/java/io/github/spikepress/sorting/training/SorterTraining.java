// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import io.github.spikepress.codec.Provenance;
import io.github.spikepress.codec.cae.training.framework.FrameworkVersion;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.binarized.SpikeNetwork;
import io.github.spikepress.sorting.features.FittedAlignment;
import io.github.spikepress.sorting.features.SpikeAlignment;
import io.github.spikepress.sorting.model.InputNormalisation;
import io.github.spikepress.sorting.model.Normaliser;
import io.github.spikepress.sorting.model.SorterCard;
import io.github.spikepress.sorting.model.SorterModel;
import io.github.spikepress.waveforms.WaveformDigest;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Spikes with labels to a sorter: aligns, sets a validation part aside, normalises by the rest and
 * trains. Immutable; one instance may be used from several threads.
 *
 * @param network the architecture
 * @param training how to train it
 * @param normalisation how spikes are brought to scale
 * @param alignment how spikes are aligned
 */
public record SorterTraining(
    NetworkSettings network,
    TrainingSettings training,
    InputNormalisation normalisation,
    SpikeAlignment alignment) {

  private static final int SHIFT = 3;
  private static final int POINTS_PER_SAMPLE = 10;

  /** Validation parts of fewer spikes would choose the epoch by chance. */
  private static final int FEWEST_VALIDATION_SPIKES = 10;

  /**
   * The usual training: the sizes of the paper, whitened inputs, peaks moved by up to 3 samples.
   *
   * @param kind what is trained
   * @param numSpikes spikes to train on
   * @param seed start of every random choice
   * @return the training
   */
  public static SorterTraining standard(NetworkKind kind, int numSpikes, long seed) {
    return new SorterTraining(
        NetworkSettings.paper(kind),
        TrainingSettings.standard(kind, numSpikes, seed),
        InputNormalisation.ZCA,
        new SpikeAlignment(SHIFT, POINTS_PER_SAMPLE));
  }

  /**
   * Trains.
   *
   * @param waveforms spikes, finite
   * @param labels unit of each, 0 or more; −1 = not known, left out
   * @param progress is told of each epoch and may cancel
   * @return the sorter
   * @throws WrongArgumentException if the labels do not belong to the spikes, name fewer than two
   *     units or hardly any spike, or the spikes are all alike
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public SorterModel train(Waveforms waveforms, int[] labels, Progress progress) {
    int[] known = known(waveforms, labels);
    Waveforms spikes = waveforms.select(known);
    spikes.requireFinite();
    requireVaried(spikes);
    int[] unitIds = IntStream.of(known).map(i -> labels[i]).sorted().distinct().toArray();
    int[] classes = IntStream.of(known).map(i -> Arrays.binarySearch(unitIds, labels[i])).toArray();
    FittedAlignment fitted = alignment.fit(spikes);
    Waveforms aligned = fitted.align(spikes);
    int[] order =
        ClassBalance.shuffled(
            IntStream.range(0, classes.length).toArray(), new SplittableRandom(training.seed()));
    int held = validationSpikes(classes.length);
    int[] fitting = Arrays.copyOfRange(order, held, order.length);
    Normaliser normaliser =
        normalisation.fit(
            aligned.select(fitting), IntStream.of(fitting).map(i -> classes[i]).toArray());
    LabelledInputs all = new LabelledInputs(aligned, classes, unitIds.length, normaliser);
    LabelledInputs validation = all.select(Arrays.copyOf(order, held));
    NetworkTrainer trainer = new NetworkTrainer(network, training, all.select(fitting), validation);
    SpikeNetwork trained = trainer.train(progress);
    Map<String, Double> figures = figures(trainer, trained, validation);
    return new SorterModel(fitted, normaliser, trained, card(spikes, unitIds, figures));
  }

  private int validationSpikes(int spikes) {
    int held = (int) (training.validation() * spikes);
    return held < FEWEST_VALIDATION_SPIKES ? 0 : held;
  }

  private static int[] known(Waveforms waveforms, int[] labels) {
    if (labels.length != waveforms.numSpikes()) {
      throw new WrongArgumentException(
          labels.length + " labels for " + waveforms.numSpikes() + " spikes");
    }
    int[] known = IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
    long units = IntStream.of(known).map(i -> labels[i]).distinct().count();
    if (known.length == 0) {
      throw new WrongArgumentException(
          "none of the " + labels.length + " spikes has a label: nothing to learn from");
    }
    if (units < 2) {
      throw new WrongArgumentException(
          "all labelled spikes are of one unit: there is nothing to tell apart; give labels of at"
              + " least two units");
    }
    if (known.length < 2 * units) {
      throw new WrongArgumentException(
          "cannot learn "
              + units
              + " units from "
              + known.length
              + " spikes: at least two spikes a unit are needed");
    }
    return known;
  }

  private static void requireVaried(Waveforms spikes) {
    int size = spikes.valuesPerSpike();
    float[] values = spikes.values();
    for (int i = size; i < values.length; i++) {
      if (values[i] != values[i - size]) {
        return;
      }
    }
    throw new WrongArgumentException(
        "cannot learn from "
            + spikes.numSpikes()
            + " spikes that are all alike: the waveforms are constant; check the input");
  }

  private static Map<String, Double> figures(
      NetworkTrainer trainer, SpikeNetwork trained, LabelledInputs validation) {
    Map<String, Double> figures = new TreeMap<>();
    figures.put("epoch", (double) trainer.epoch());
    int[] classes = validation.classes();
    if (classes.length > 0) {
      float[] spike = new float[validation.waveforms().valuesPerSpike()];
      int right = 0;
      for (int i = 0; i < classes.length; i++) {
        validation.waveforms().copySpike(i, spike);
        right += trained.classify(validation.normaliser().apply(spike)) == classes[i] ? 1 : 0;
      }
      figures.put("validation_agreement", (double) right / classes.length);
    }
    return figures;
  }

  private SorterCard card(Waveforms spikes, int[] unitIds, Map<String, Double> figures) {
    Map<String, String> versions = new HashMap<>(Provenance.versions());
    versions.put("deeplearning4j", FrameworkVersion.read());
    return new SorterCard(
        spikes.numChannels(),
        spikes.numSamples(),
        unitIds,
        spikes.numSpikes(),
        WaveformDigest.sha256Hex(spikes),
        training.seed(),
        settings(),
        figures,
        versions);
  }

  private Map<String, String> settings() {
    return Map.of(
        "network", network.toString(),
        "training", training.toString(),
        "normalisation", normalisation.word(),
        "alignment", alignment.toString());
  }
}
