// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.SpikeShapes;
import io.github.spikepress.sorting.binarized.SpikeNetwork;
import io.github.spikepress.sorting.model.InputNormalisation;
import io.github.spikepress.sorting.model.Normaliser;
import io.github.spikepress.waveforms.Waveforms;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The plain network against the trained graph, which no line of it was copied from. */
class GraphExportTest {

  private static final int CLASSES = 4;

  /** So much noise that many spikes lie near a border. */
  private static final Waveforms SPIKES = SpikeShapes.of(3000, CLASSES, 40, 0.5, 7);

  private static final int[] LABELS = SpikeShapes.labels(3000, CLASSES);

  @Test
  void aBinarizedNetworkDecidesLikeItsGraphOnEverySpike() {
    for (OutputPrecision output : OutputPrecision.values()) {
      for (InputPrecision input : InputPrecision.values()) {
        decidesAlike(new NetworkSettings(NetworkKind.BINARIZED, 128, output, input), 0);
      }
    }
  }

  @Test
  void aDenseNetworkAgreesUpToRounding() {
    decidesAlike(NetworkSettings.paper(NetworkKind.DENSE).withHidden(128), 1e-3);
    decidesAlike(NetworkSettings.paper(NetworkKind.LINEAR), 1e-3);
  }

  private static void decidesAlike(NetworkSettings settings, double tolerance) {
    Normaliser normaliser = InputNormalisation.ZCA.fit(SPIKES, LABELS);
    LabelledInputs all = new LabelledInputs(SPIKES, LABELS, CLASSES, normaliser);
    NetworkTrainer trainer =
        new NetworkTrainer(
            settings,
            TrainingSettings.standard(settings.kind(), 3000, 1).withEpochs(2),
            all.select(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}),
            all.select(new int[0]));
    SpikeNetwork network = trainer.train(Progress.SILENT);
    INDArray graph = trainer.graph().logits(all.inputs(trainer.graph()));
    float[] spike = new float[SPIKES.valuesPerSpike()];
    float[][] together = new float[SPIKES.numSpikes()][];
    int[] alone = new int[together.length];
    int differing = 0;
    for (int i = 0; i < SPIKES.numSpikes(); i++) {
      SPIKES.copySpike(i, spike);
      float[] expected = graph.getRow(i).toFloatVector();
      together[i] = normaliser.apply(spike);
      alone[i] = network.classify(together[i]);
      float[] actual = network.scores(together[i]);
      assertArrayEquals(expected, actual, (float) tolerance, settings.toString());
      differing += first(expected) == alone[i] ? 0 : 1;
    }
    assertEquals(0, differing);
    assertArrayEquals(alone, network.classifyAll(together));
  }

  private static int first(float[] scores) {
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }

  /** The estimator of Hubara et al., equation 4. */
  @Test
  void gradientsGoStraightThroughWhereTheInputIsSmall() {
    IActivation sign = new SignActivation();
    float[] inputs = {-2, -1, -0.5f, 0, 0.5f, 1, 2};
    assertArrayEquals(
        new float[] {-1, -1, -1, 1, 1, 1, 1},
        sign.getActivation(Nd4j.createFromArray(inputs), true).toFloatVector());
    INDArray gradient =
        sign.backprop(Nd4j.createFromArray(inputs), Nd4j.createFromArray(inputs).mul(3)).getFirst();
    assertArrayEquals(new float[] {0, -3, -1.5f, 0, 1.5f, 3, 0}, gradient.toFloatVector(), 1e-6f);
  }

  @Test
  void latentWeightsStayWithinOneAndTheRateFallsAlongACosine() {
    INDArray weights = Nd4j.createFromArray(new float[] {-3, -0.5f, 0.25f, 7});
    new LatentClip().apply(weights);
    assertArrayEquals(new float[] {-1, -0.5f, 0.25f, 1}, weights.toFloatVector());
    CosineDecay rate = new CosineDecay(1e-2, 1e-4, 101);
    assertEquals(1e-2, rate.valueAt(0, 0), 1e-12);
    assertEquals((1e-2 + 1e-4) / 2, rate.valueAt(50, 0), 1e-12);
    assertEquals(1e-4, rate.valueAt(100, 0), 1e-12);
    assertTrue(rate.valueAt(500, 0) >= 1e-4);
  }
}
