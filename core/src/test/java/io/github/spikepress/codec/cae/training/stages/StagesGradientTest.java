// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.Convolution;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Gradients of the stages are the numerical ones. */
class StagesGradientTest {

  private final GradientCheck gradients = new GradientCheck();

  @Test
  void plainConvolution() {
    Convolution shape = gradients.declare(new Convolution("c", 3, 5, 3, 1, false, true));
    gradients.check(new RowConvolution(shape, GradientCheck.TIMES, gradients.weights), 3);
  }

  @Test
  void groupedConvolution() {
    Convolution shape = gradients.declare(new Convolution("c", 6, 4, 3, 2, false, true));
    gradients.check(new RowConvolution(shape, GradientCheck.TIMES, gradients.weights), 6);
  }

  @Test
  void groupedConvolutionOfOneTap() {
    Convolution shape = gradients.declare(new Convolution("c", 4, 8, 1, 4, false, true));
    gradients.check(new RowConvolution(shape, GradientCheck.TIMES, gradients.weights), 4);
  }

  @Test
  void batchNormalisation() {
    gradients.declare(new Convolution("c", 1, 3, 1, 1, false, true));
    gradients.check(new BatchNormalisation("c", gradients.weights), 3);
  }

  @Test
  void bias() {
    gradients.declare(new Convolution("c", 1, 3, 1, 1, false, false));
    gradients.check(new Bias("c", gradients.weights), 3);
  }

  @Test
  void rectifier() {
    gradients.check(new Rectifier(), 3);
  }

  @Test
  void dropout() {
    Dropout[] equal = {new Dropout(0.3, 8)};
    gradients.check(new Redrawn(() -> equal[0] = new Dropout(0.3, 8), equal), 6);
  }

  @Test
  void downsampling() {
    gradients.check(new Downsampling(GradientCheck.TIMES), 3);
  }

  @Test
  void upsampling() {
    gradients.check(new Upsampling(GradientCheck.TIMES * 2), 3);
  }

  @Test
  void linearPath() {
    LinearShape shape =
        new LinearShape(
            "p",
            new ChannelTimes(2, GradientCheck.TIMES),
            new ChannelTimes(3, GradientCheck.TIMES / 2));
    gradients.declare(List.of(ParameterSpec.of(shape)));
    gradients.check(new LinearStage(shape, gradients.weights), 2);
  }

  @Test
  void residualBlockOfTwoUnits() {
    Convolution first = gradients.declare(new Convolution("a", 4, 2, 3, 2, false, true));
    Convolution second = gradients.declare(new Convolution("b", 2, 4, 1, 1, false, true));
    Stage path =
        new Sequence()
            .convolve(first, GradientCheck.TIMES, gradients.weights)
            .then(new Rectifier())
            .convolve(second, GradientCheck.TIMES, gradients.weights);
    gradients.check(new ResidualBlock(path), 4);
  }

  /** Dropout that makes the same choices in every pass. */
  private record Redrawn(Runnable redraw, Dropout[] current) implements Stage {

    @Override
    public INDArray forward(INDArray rows, boolean training) {
      redraw.run();
      return current[0].forward(rows, training);
    }

    @Override
    public INDArray backward(INDArray gradient) {
      return current[0].backward(gradient);
    }
  }
}
