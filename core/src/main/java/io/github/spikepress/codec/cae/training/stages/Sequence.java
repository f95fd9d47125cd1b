// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.Convolution;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Stages one after the other, appended step by step. Not thread-safe. */
public final class Sequence implements Stage {

  private final List<Stage> stages = new ArrayList<>();

  /** Starts without stages, as the identity. */
  public Sequence() {}

  /**
   * Appends a stage.
   *
   * @param stage takes what the stage before it gives
   * @return this sequence
   */
  public Sequence then(Stage stage) {
    stages.add(stage);
    return this;
  }

  /**
   * Appends a convolution with the batch normalisation or the bias that belongs to it.
   *
   * @param shape the convolution
   * @param times times of its input
   * @param weights where its parameters lie
   * @return this sequence
   */
  public Sequence convolve(Convolution shape, int times, Weights weights) {
    then(new RowConvolution(shape, times, weights));
    return then(
        shape.normalised()
            ? new BatchNormalisation(shape.name(), weights)
            : new Bias(shape.name(), weights));
  }

  /**
   * Appends a linear map from every time of every channel to every time of every channel.
   *
   * @param shape the map
   * @param weights where its parameters lie
   * @return this sequence
   */
  public Sequence map(LinearShape shape, Weights weights) {
    return then(new LinearStage(shape, weights));
  }

  /**
   * Appends what sets negative values to zero.
   *
   * @return this sequence
   */
  public Sequence rectify() {
    return then(new Rectifier());
  }

  /**
   * Appends what drops values at random while training.
   *
   * @param rate probability to drop a value, rounded to a multiple of 1/256
   * @param seed start of its choices
   * @return this sequence
   */
  public Sequence dropOut(double rate, long seed) {
    return then(new Dropout(rate, seed));
  }

  /**
   * Appends what keeps the greater of each two times.
   *
   * @param times times of its input, even
   * @return this sequence
   */
  public Sequence downsample(int times) {
    return then(new Downsampling(times));
  }

  /**
   * Appends what repeats each time.
   *
   * @param times times of its output, even
   * @return this sequence
   */
  public Sequence upsample(int times) {
    return then(new Upsampling(times));
  }

  /**
   * Appends a path with a shortcut around it; negative sums become zero.
   *
   * @param path gives as many rows and channels as it takes
   * @return this sequence
   */
  public Sequence residual(Stage path) {
    return then(new ResidualBlock(path));
  }

  @Override
  public INDArray forward(INDArray rows, boolean training) {
    INDArray result = rows;
    for (Stage stage : stages) {
      result = stage.forward(result, training);
    }
    return result;
  }

  @Override
  public INDArray backward(INDArray gradient) {
    INDArray result = gradient;
    for (int i = stages.size() - 1; i >= 0; i--) {
      result = stages.get(i).backward(result);
    }
    return result;
  }
}
