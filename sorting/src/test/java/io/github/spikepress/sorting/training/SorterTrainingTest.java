// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.SpikeShapes;
import io.github.spikepress.sorting.features.SpikeAlignment;
import io.github.spikepress.sorting.model.InputNormalisation;
import io.github.spikepress.sorting.model.SorterModel;
import io.github.spikepress.sorting.model.Whitening;
import io.github.spikepress.sorting.model.ZScore;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SorterTrainingTest {

  private static final int SPIKES = 360;
  private static final Waveforms TRAINING = SpikeShapes.of(SPIKES, 3, 40, 0.15, 1);
  private static final Waveforms TEST = SpikeShapes.of(SPIKES, 3, 40, 0.15, 2);
  private static final int[] LABELS = SpikeShapes.labels(SPIKES, 3);

  @ParameterizedTest
  @EnumSource
  void learnsToTellUnitsApart(NetworkKind kind) {
    int[] units = train(small(kind)).unitsOf(TEST);
    double right = SpikeShapes.agreement(LABELS, units);
    assertTrue(right > 0.95, kind + " " + right);
  }

  @ParameterizedTest
  @EnumSource
  void everyNormalisationWorks(InputNormalisation normalisation) {
    SorterTraining usual = small(NetworkKind.BINARIZED);
    SorterModel model =
        train(
            new SorterTraining(
                usual.network(), usual.training(), normalisation, usual.alignment()));
    assertTrue(SpikeShapes.agreement(LABELS, model.unitsOf(TEST)) > 0.9, normalisation.word());
    boolean white = normalisation != InputNormalisation.ZSCORE;
    assertEquals(white ? Whitening.class : ZScore.class, model.normaliser().getClass());
  }

  @Test
  void equalSeedsGiveEqualSorters() {
    SorterModel one = train(small(NetworkKind.BINARIZED));
    assertEquals(one.network(), train(small(NetworkKind.BINARIZED)).network());
    SorterTraining other = shortened(SorterTraining.standard(NetworkKind.BINARIZED, SPIKES, 2), 6);
    assertNotEquals(one.network(), train(other).network());
  }

  @Test
  void unitsKeepTheirNumbersAndUnlabelledSpikesAreLeftOut() {
    int[] labels = Arrays.stream(LABELS).map(l -> 5 * l + 2).toArray();
    for (int i = 0; i < SPIKES; i += 4) {
      labels[i] = -1;
    }
    SorterModel model = small(NetworkKind.DENSE).train(TRAINING, labels, Progress.SILENT);
    assertArrayEquals(new int[] {2, 7, 12}, model.card().unitIds());
    assertEquals(SPIKES * 3 / 4, model.card().trainingSpikes());
    int[] expected = Arrays.stream(LABELS).map(l -> 5 * l + 2).toArray();
    assertTrue(SpikeShapes.agreement(expected, model.unitsOf(TEST)) > 0.95);
  }

  @Test
  void everySettingMatters() {
    SorterTraining usual = small(NetworkKind.BINARIZED);
    TrainingSettings training = usual.training();
    SorterModel model = train(usual);
    for (TrainingSettings changed :
        new TrainingSettings[] {
          training.withEpochs(3),
          training.withValidation(0, 1),
          training.withAugmentation(new Augmentation(0.2, 0, 0)),
          training.withAugmentation(new Augmentation(0, 1, 0)),
          training.withAugmentation(new Augmentation(0, 0, 0.3)),
          training.withBalance(ClassBalance.EQUAL)
        }) {
      assertNotEquals(model.network(), train(with(usual, changed)).network(), changed.toString());
    }
    for (NetworkSettings changed :
        new NetworkSettings[] {
          usual.network().withHidden(32),
          usual.network().withOutput(OutputPrecision.REAL),
          usual.network().withInput(InputPrecision.REAL)
        }) {
      SorterTraining other =
          new SorterTraining(changed, training, usual.normalisation(), usual.alignment());
      assertNotEquals(model.network(), train(other).network(), changed.toString());
    }
    SorterTraining still =
        new SorterTraining(
            usual.network(), training, usual.normalisation(), new SpikeAlignment(0, 10));
    assertEquals(40, train(still).normaliser().numValues());
    assertEquals(34, model.normaliser().numValues());
  }

  /** Of 5 % small units, an equal share of what is shown finds more. */
  @Test
  void balanceShowsSmallClassesAsOften() {
    int[] classes = new int[400];
    Arrays.fill(classes, 0, 20, 1);
    int[] order = ClassBalance.EQUAL.order(classes, new java.util.SplittableRandom(1));
    assertEquals(400, order.length);
    assertEquals(200, Arrays.stream(order).filter(i -> classes[i] == 1).count());
    int[] once = ClassBalance.AS_IS.order(classes, new java.util.SplittableRandom(1));
    assertEquals(400, Arrays.stream(once).distinct().count());
  }

  @Test
  void stopsEarlyWhenNothingImproves() {
    SorterTraining usual = small(NetworkKind.LINEAR);
    TrainingSettings hasty = usual.training().withEpochs(200).withValidation(0.2, 1);
    // Labels by chance: what is learned of them does not help on other spikes
    int[] noise = new java.util.SplittableRandom(3).ints(SPIKES, 0, 3).toArray();
    SorterModel model = with(usual, hasty).train(TRAINING, noise, Progress.SILENT);
    assertTrue(model.card().figures().get("epoch") < 100, model.card().figures().toString());
  }

  @Test
  void fewValidationSpikesChooseNoEarlyEpochs() {
    Waveforms noisy = SpikeShapes.of(SPIKES, 3, 40, 0.6, 1);
    double share = 0;
    for (long seed = 1; seed <= 4; seed++) {
      SorterTraining usual = SorterTraining.standard(NetworkKind.BINARIZED, SPIKES, seed);
      SorterModel model = usual.train(noisy, LABELS, Progress.SILENT);
      share += model.card().figures().get("epoch") / usual.training().epochs() / 4;
    }
    assertTrue(share > 0.7, "epochs kept on average " + share);
  }

  @Test
  void refusesWhatCannotBeLearned() {
    refused("all labelled spikes are of one unit", TRAINING, new int[SPIKES]);
    int[] unknown = new int[SPIKES];
    Arrays.fill(unknown, -1);
    refused("none of the 360 spikes has a label", TRAINING, unknown);
    refused("359 labels for 360 spikes", TRAINING, new int[SPIKES - 1]);
    int[] each = new int[SPIKES];
    Arrays.setAll(each, i -> i);
    refused("at least two spikes a unit", TRAINING, each);
    refused("constant", new Waveforms(SPIKES, 1, 40, new float[SPIKES * 40]), LABELS);
  }

  @Test
  void aModelRefusesSpikesOfAnotherWindow() {
    SorterModel model = train(shortened(SorterTraining.standard(NetworkKind.LINEAR, SPIKES, 1), 1));
    Waveforms other = SpikeShapes.of(10, 3, 48, 0.15, 1);
    for (Executable sort :
        new Executable[] {
          () -> model.unitsOf(other), () -> model.sort(other), () -> model.unitOf(new float[48])
        }) {
      String message = assertThrows(WrongArgumentException.class, sort).getMessage();
      assertTrue(message.contains("1 channels x 40 samples"), message);
      assertTrue(message.contains("48"), message);
      assertEquals(1, message.lines().count());
    }
  }

  private static void refused(String words, Waveforms spikes, int[] labels) {
    String message =
        assertThrows(
                WrongArgumentException.class,
                () -> small(NetworkKind.BINARIZED).train(spikes, labels, Progress.SILENT))
            .getMessage();
    assertTrue(message.contains(words), message);
    assertEquals(1, message.lines().count());
  }

  private static SorterModel train(SorterTraining training) {
    return training.train(TRAINING, LABELS, Progress.SILENT);
  }

  private static SorterTraining with(SorterTraining usual, TrainingSettings training) {
    return new SorterTraining(usual.network(), training, usual.normalisation(), usual.alignment());
  }

  /** Small and short, so that a test takes a second. */
  private static SorterTraining small(NetworkKind kind) {
    return shortened(
        SorterTraining.standard(kind, SPIKES, 1), kind == NetworkKind.BINARIZED ? 6 : 25);
  }

  private static SorterTraining shortened(SorterTraining usual, int epochs) {
    return new SorterTraining(
        usual.network().withHidden(64),
        usual.training().withEpochs(epochs),
        usual.normalisation(),
        usual.alignment());
  }
}
