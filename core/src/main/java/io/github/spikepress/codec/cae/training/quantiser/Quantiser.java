// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.quantiser;

import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CaeSettings;
import io.github.spikepress.codec.cae.CodebookTraining;
import io.github.spikepress.codec.cae.training.arithmetic.Scratch;
import io.github.spikepress.codec.cae.training.stages.ParameterSpec;
import io.github.spikepress.codec.cae.training.stages.Stage;
import io.github.spikepress.codec.cae.training.stages.Weights;
import io.github.spikepress.quantization.BeamSearch;
import io.github.spikepress.quantization.Codebook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Puts codewords in place of each vector (Section 2.3), chosen by the very search that encodes
 * files. Backwards the gradient passes straight through to the encoder and also reaches the rule by
 * which the codewords learn; beside it come the codebook term and the commitment term of the loss,
 * each summed over a vector's elements and averaged over the vectors. Not thread-safe.
 */
public final class Quantiser implements Stage {

  /** Name of the codewords {@code [level × codeword][element]}. */
  public static final String CODEBOOK = "codebook";

  private final CaeSettings settings;
  private final CodebookTraining training;
  private final INDArray codebook;
  private final CodebookRule rule;
  private final CodebookUse use;
  private final LatentVectors latents;
  private final Scratch out = new Scratch();
  private final Scratch back = new Scratch();
  private float[] prices;
  private QuantisedBatch batch;

  /**
   * Makes the stage.
   *
   * @param network the architecture
   * @param training how the codewords learn
   * @param weights where the codebook lies
   */
  public Quantiser(CaeNetwork network, CodebookTraining training, Weights weights) {
    this.training = training;
    settings = network.settings();
    codebook = weights.value(CODEBOOK);
    latents = new LatentVectors(network);
    rule =
        training.isAveraged()
            ? new AveragingRule(codebook, training.ema())
            : new GradientRule(codebook, weights.gradient(CODEBOOK));
    use = new CodebookUse(settings.levels(), settings.k());
    prices = new float[settings.levels() * settings.k()];
  }

  /**
   * The codebook, uniform within one over the codeword length as in the authors' code.
   *
   * @param network the architecture
   * @param training how the codewords learn
   * @return what lies under {@link #CODEBOOK}
   */
  public static ParameterSpec parameters(CaeNetwork network, CodebookTraining training) {
    int words = network.settings().levels() * network.settings().k();
    int length = network.codewordLength();
    return new ParameterSpec(CODEBOOK, words, length, !training.isAveraged(), 0, 1.0 / length);
  }

  /**
   * The codebook term and the weighted commitment term of the last batch.
   *
   * @return averaged over the vectors
   */
  public double loss() {
    return (rule.termWeight() + training.beta()) * batch.squaredError() / batch.size();
  }

  /**
   * What each codeword costs beside its error.
   *
   * @return {@code [level × codeword]}, not a copy
   */
  public float[] prices() {
    return prices;
  }

  /**
   * Asks first prices, from what vectors choose without any.
   *
   * @param vectors {@code [vector][element]}
   */
  public void survey(float[][] vectors) {
    if (settings.search().isPriced()) {
      double[][] all = new double[vectors.length][codebook.columns()];
      for (int vector = 0; vector < all.length; vector++) {
        for (int e = 0; e < all[vector].length; e++) {
          all[vector][e] = vectors[vector][e];
        }
      }
      use.count(quantised(all));
      prices = use.prices(settings.search().rateWeight());
      use.reset();
    }
  }

  @Override
  public INDArray forward(INDArray rows, boolean learning) {
    batch = quantised(latents.of(rows));
    if (learning) {
      use.count(batch);
    }
    return latents.toRows(batch.restored(), out.like(rows));
  }

  private QuantisedBatch quantised(double[][] vectors) {
    double[][] codewords = codebook.toDoubleMatrix();
    int[][] words = choose(vectors, codewords);
    double[][] errors = new double[vectors.length][];
    for (int vector = 0; vector < vectors.length; vector++) {
      errors[vector] = vectors[vector].clone();
      for (int word : words[vector]) {
        add(errors[vector], codewords[word], -1);
      }
    }
    return new QuantisedBatch(vectors, errors, words);
  }

  private int[][] choose(double[][] vectors, double[][] codewords) {
    int[][] words = BeamSearch.all(levels(codewords), settings.search().beam(), floats(vectors));
    for (int[] chosen : words) {
      for (int level = 0; level < chosen.length; level++) {
        chosen[level] += level * settings.k();
      }
    }
    return words;
  }

  private List<Codebook> levels(double[][] codewords) {
    float[][] all = floats(codewords);
    List<Codebook> levels = new ArrayList<>();
    for (int from = 0; from < all.length; from += settings.k()) {
      int to = from + settings.k();
      levels.add(
          new Codebook(Arrays.copyOfRange(all, from, to), Arrays.copyOfRange(prices, from, to)));
    }
    return levels;
  }

  private static float[][] floats(double[][] values) {
    float[][] floats = new float[values.length][values[0].length];
    for (int row = 0; row < values.length; row++) {
      for (int i = 0; i < values[row].length; i++) {
        floats[row][i] = (float) values[row][i];
      }
    }
    return floats;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    double[][] passed = latents.of(gradient);
    rule.learn(batch, passed);
    double share = 2.0 / batch.size();
    for (int vector = 0; vector < batch.size(); vector++) {
      add(passed[vector], batch.errors()[vector], training.beta() * share);
    }
    return latents.toRows(passed, back.like(gradient));
  }

  /**
   * Starts unused codewords again and asks new prices, from what the epoch has shown.
   *
   * @param random where they start
   */
  public void endEpoch(SplittableRandom random) {
    if (use.isEmpty()) {
      return;
    }
    if (training.restarts()) {
      restartUnused(random);
    }
    if (settings.search().isPriced()) {
      prices = use.prices(settings.search().rateWeight());
    }
    use.reset();
  }

  private void restartUnused(SplittableRandom random) {
    double[][] codewords = codebook.toDoubleMatrix();
    for (int word = 0; word < codewords.length; word++) {
      if (use.isUnused(word)) {
        int vector = random.nextInt(batch.size());
        double[] place = batch.errors()[vector].clone();
        add(place, codewords[batch.words()[vector][word / settings.k()]], 1);
        rule.restart(word, place);
        use.restarted(word);
      }
    }
  }

  static void add(double[] to, double[] values, double factor) {
    for (int e = 0; e < to.length; e++) {
      to[e] += factor * values[e];
    }
  }
}
