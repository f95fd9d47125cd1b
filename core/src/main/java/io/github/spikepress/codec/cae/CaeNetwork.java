// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The layers of the network for one window length (Figure 2). Time is halved after each of the
 * encoder's two residual stages and doubled before each of the decoder's; a window that four does
 * not divide is filled up.
 *
 * @param settings the architecture
 * @param numSamples samples of each waveform, D
 */
public record CaeNetwork(CaeSettings settings, int numSamples) {

  /** Residual stages of encoder and decoder. */
  public static final int STAGES = 2;

  private static final int REDUCTION = 1 << STAGES;

  /**
   * The window length that the network sees.
   *
   * @return the number of samples rounded up to a multiple of 4
   */
  public int numTimes() {
    return (numSamples + REDUCTION - 1) / REDUCTION * REDUCTION;
  }

  /**
   * The length of each feature vector, d.
   *
   * @return a quarter of the times
   */
  public int featureLength() {
    return numTimes() / REDUCTION;
  }

  /**
   * The vectors of one group that are quantised.
   *
   * @return N, or 1 where they are quantised together
   */
  public int vectors() {
    return settings.jointLatent() ? 1 : settings.nFeat();
  }

  /**
   * The length of a codeword.
   *
   * @return d, or N × d where the feature vectors are quantised together
   */
  public int codewordLength() {
    return latentLength() / vectors();
  }

  /**
   * The codeword indexes of one group.
   *
   * @return vectors times levels
   */
  public int indexes() {
    return vectors() * settings.levels();
  }

  /**
   * The values that the encoder is given of one group.
   *
   * @return M × times
   */
  public int inputLength() {
    return settings.mSpk() * numTimes();
  }

  /**
   * The values that the encoder gives for one group.
   *
   * @return N × d
   */
  public int latentLength() {
    return settings.nFeat() * featureLength();
  }

  /**
   * The weights of the linear map around the encoder, and of the one around the decoder.
   *
   * @return inputs × latents, or 0 where there is none
   */
  public int linearWeights() {
    return settings.linearPath() ? Math.multiplyExact(inputLength(), latentLength()) : 0;
  }

  /**
   * The numbers in all codebooks.
   *
   * @return levels × K × codeword length
   */
  public int codebookNumbers() {
    return settings.levels() * settings.k() * codewordLength();
  }

  /**
   * The layer that spreads the ports over the width.
   *
   * @return a 1×1 convolution
   */
  public Convolution encoderInput() {
    return new Convolution("encoder.input", settings.mSpk(), settings.width(), 1, 1, false, true);
  }

  /**
   * A ResNeXt bottleneck of the encoder: reduce, extract, restore.
   *
   * @param stage 0 or 1; with shared stages both have the same layers
   * @return three grouped convolutions
   */
  public List<Convolution> encoderStage(int stage) {
    String name = "encoder." + stageName(stage);
    int width = settings.width();
    int groups = settings.groups();
    return List.of(
        new Convolution(name + ".reduce", width, width / 2, 1, groups, false, true),
        new Convolution(name + ".extract", width / 2, width / 2, 3, groups, false, true),
        new Convolution(name + ".restore", width / 2, width, 1, groups, false, true));
  }

  /**
   * The layer that gathers the features.
   *
   * @return a 1×1 convolution
   */
  public Convolution encoderOutput() {
    return new Convolution("encoder.output", settings.width(), settings.nFeat(), 1, 1, false, true);
  }

  /**
   * The layer that spreads the quantised features over the width.
   *
   * @return a 1×1 deconvolution
   */
  public Convolution decoderInput() {
    return new Convolution("decoder.input", settings.nFeat(), settings.width(), 1, 1, true, true);
  }

  /**
   * A residual block of the decoder.
   *
   * @param stage 0 or 1; with shared stages both have the same layers
   * @return two 1×3 deconvolutions
   */
  public List<Convolution> decoderStage(int stage) {
    String name = "decoder." + stageName(stage);
    int width = settings.width();
    return List.of(
        new Convolution(name + ".first", width, width, 3, 1, true, true),
        new Convolution(name + ".second", width, width, 3, 1, true, true));
  }

  /**
   * The layer that makes waveforms.
   *
   * @return a 1×1 deconvolution with bias
   */
  public Convolution decoderOutput() {
    return new Convolution("decoder.output", settings.width(), settings.mSpk(), 1, 1, true, false);
  }

  /**
   * The convolutions of the encoder's residual stages that have weights of their own.
   *
   * @return those of both stages, or of the one that is used twice
   */
  public List<Convolution> encoderStages() {
    return ownStages(this::encoderStage);
  }

  /**
   * The convolutions of the decoder's residual stages that have weights of their own.
   *
   * @return those of both stages, or of the one that is used twice
   */
  public List<Convolution> decoderStages() {
    return ownStages(this::decoderStage);
  }

  /**
   * Every convolution of the encoder once, in order.
   *
   * @return its layers
   */
  public List<Convolution> encoderLayers() {
    List<Convolution> layers = new ArrayList<>(List.of(encoderInput()));
    layers.addAll(encoderStages());
    layers.add(encoderOutput());
    return layers;
  }

  /**
   * Every convolution of the decoder once, in order.
   *
   * @return its layers
   */
  public List<Convolution> decoderLayers() {
    List<Convolution> layers = new ArrayList<>(List.of(decoderInput()));
    layers.addAll(decoderStages());
    layers.add(decoderOutput());
    return layers;
  }

  /**
   * The numbers of encoder and codebooks together, which have to be on the implant (Table 2).
   *
   * @return trained parameters
   */
  public long encoderParameters() {
    return parameters(encoderLayers()) + codebookNumbers() + linearWeights();
  }

  /**
   * The numbers of the decoder (Table 3).
   *
   * @return trained parameters
   */
  public long decoderParameters() {
    return parameters(decoderLayers()) + linearWeights();
  }

  /**
   * Multiply-accumulate operations to encode one group of ports, codeword search included.
   *
   * @return operations
   */
  public long encoderMacs() {
    long macs = (long) encoderInput().weights() * numTimes();
    for (int stage = 0; stage < STAGES; stage++) {
      macs += weights(encoderStage(stage)) * (numTimes() >> stage);
    }
    macs += (long) encoderOutput().weights() * featureLength();
    long level = (long) settings.k() * latentLength();
    long searched = 1 + (settings.levels() - 1L) * settings.search().beam();
    return macs + linearWeights() + level * searched;
  }

  /**
   * Multiply-accumulate operations to decode one group of ports.
   *
   * @return operations
   */
  public long decoderMacs() {
    long macs = (long) decoderInput().weights() * featureLength();
    for (int stage = 0; stage < STAGES; stage++) {
      macs += weights(decoderStage(stage)) * (featureLength() << (stage + 1));
    }
    return macs + linearWeights() + (long) decoderOutput().weights() * numTimes();
  }

  private List<Convolution> ownStages(IntFunction<List<Convolution>> stages) {
    int own = settings.sharedStages() ? 1 : STAGES;
    return IntStream.range(0, own).mapToObj(stages).flatMap(List::stream).toList();
  }

  private String stageName(int stage) {
    return settings.sharedStages() ? "stages" : "stage" + (stage + 1);
  }

  private static long parameters(List<Convolution> layers) {
    return layers.stream().mapToLong(Convolution::parameters).sum();
  }

  private static long weights(List<Convolution> layers) {
    return layers.stream().mapToLong(Convolution::weights).sum();
  }
}
