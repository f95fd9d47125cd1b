// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CaeSettings;
import io.github.spikepress.codec.cae.CaeTraining;
import io.github.spikepress.codec.cae.CodebookTraining;
import io.github.spikepress.codec.cae.Convolution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gradients of every stage that we wrote against finite differences, in double precision. */
class GradientTest {

  private static final double STEP = 1e-6;
  private static final double TOLERANCE = 2e-6;
  private static final int BATCH = 3;
  private static final int TIMES = 4;
  private static final Map<String, String> TINY =
      Map.of("m_spk", "2", "n_feat", "3", "k", "5", "width", "8", "groups", "2");

  private final SplittableRandom random = new SplittableRandom(5);
  private final Map<String, INDArray> values = new HashMap<>();
  private final Map<String, INDArray> gradients = new HashMap<>();
  private final Weights weights = new Weights(values, gradients);

  @BeforeAll
  static void useOneThread() {
    NativeThreads.useOne();
  }

  @Test
  void plainConvolution() {
    Convolution shape = declare(new Convolution("c", 3, 5, 3, 1, false, true));
    check(new RowConvolution(shape, TIMES, weights), 3);
  }

  @Test
  void groupedConvolution() {
    Convolution shape = declare(new Convolution("c", 6, 4, 3, 2, false, true));
    check(new RowConvolution(shape, TIMES, weights), 6);
  }

  @Test
  void groupedConvolutionOfOneTap() {
    Convolution shape = declare(new Convolution("c", 4, 8, 1, 4, false, true));
    check(new RowConvolution(shape, TIMES, weights), 4);
  }

  @Test
  void batchNormalisation() {
    declare(new Convolution("c", 1, 3, 1, 1, false, true));
    check(new BatchNormalisation("c", weights), 3);
  }

  @Test
  void bias() {
    declare(new Convolution("c", 1, 3, 1, 1, false, false));
    check(new Bias("c", weights), 3);
  }

  @Test
  void rectifier() {
    check(new Rectifier(), 3);
  }

  @Test
  void dropout() {
    Dropout[] equal = {new Dropout(0.3, 8)};
    check(new Redrawn(() -> equal[0] = new Dropout(0.3, 8), equal), 6);
  }

  @Test
  void downsampling() {
    check(new Downsampling(TIMES), 3);
  }

  @Test
  void upsampling() {
    check(new Upsampling(TIMES * 2), 3);
  }

  @Test
  void linearPath() {
    LinearShape shape =
        new LinearShape("p", new ChannelTimes(2, TIMES), new ChannelTimes(3, TIMES / 2));
    declare(new LinearLayer(shape, 1).parameters());
    check(new LinearStage(shape, weights), 2);
  }

  @Test
  void residualBlockOfTwoUnits() {
    Convolution first = declare(new Convolution("a", 4, 2, 3, 2, false, true));
    Convolution second = declare(new Convolution("b", 2, 4, 1, 1, false, true));
    Stage path =
        new Sequence()
            .convolve(first, TIMES, weights)
            .then(new Rectifier())
            .convolve(second, TIMES, weights);
    check(new ResidualBlock(path), 4);
  }

  @Test
  void sharedStagesAddUpTheirGradients() {
    CaeNetwork network = tiny(true);
    EncoderStagesLayer encoder = new EncoderStagesLayer(network, 0, 1);
    DecoderStagesLayer decoder = new DecoderStagesLayer(network, 0, 1);
    declare(encoder.parameters());
    declare(decoder.parameters());
    Sequence both = new Sequence().then(encoder.stage(weights)).then(decoder.stage(weights));
    check(both, network.settings().width());
  }

  @Test
  void ownStages() {
    CaeNetwork network = tiny(false);
    DecoderStagesLayer decoder = new DecoderStagesLayer(network, 0, 1);
    declare(decoder.parameters());
    check(decoder.stage(weights), network.settings().width(), BATCH * network.featureLength());
  }

  /** Codebook and latents: the quantiser's gradient is that of a smooth stand-in loss. */
  @Test
  void quantiser() {
    CaeNetwork network = tiny(false);
    CodebookTraining training = CaeTraining.authors().codebook();
    double beta = training.beta();
    declare(List.of(ParameterSpec.codebook(network, true)));
    INDArray codebook = values.get(Quantiser.CODEBOOK).muli(10);
    Quantiser quantiser = new Quantiser(network, training, weights);
    INDArray latents = random(BATCH * network.featureLength(), network.settings().nFeat());
    INDArray pull = random(latents.rows(), latents.columns());
    quantiser.forward(latents, true);
    INDArray back = quantiser.backward(pull.dup());
    DoubleSupplier ofCodebook =
        () -> {
          double passed = quantiser.forward(latents, true).mul(pull).sumNumber().doubleValue();
          return passed + quantiser.loss() / (1 + beta);
        };
    compare(codebook, gradients.get(Quantiser.CODEBOOK), ofCodebook);
    DoubleSupplier ofLatents =
        () -> {
          quantiser.forward(latents, true);
          double through = latents.mul(pull).sumNumber().doubleValue();
          return through + beta * quantiser.loss() / (1 + beta);
        };
    compare(latents, back, ofLatents);
  }

  private static CaeNetwork tiny(boolean shared) {
    return new CaeNetwork(
        CaeSettings.paper().with(TINY).with(Map.of("shared_stages", "" + shared)), TIMES);
  }

  private void check(Stage stage, int channels) {
    check(stage, channels, BATCH * TIMES);
  }

  private void check(Stage stage, int channels, int rows) {
    INDArray input = random(rows, channels);
    INDArray pull = stage.forward(input.dup(), true).dup().assign(0);
    pull.assign(random(pull.rows(), pull.columns()));
    gradients.values().forEach(gradient -> gradient.assign(0));
    INDArray back = stage.backward(pull.dup()).dup();
    DoubleSupplier loss =
        () -> stage.forward(input.dup(), true).mul(pull).sumNumber().doubleValue();
    compare(input, back, loss);
    for (String name : values.keySet()) {
      if (!name.endsWith(".mean") && !name.endsWith(".variance")) {
        compare(values.get(name), gradients.get(name), loss);
      }
    }
  }

  private static void compare(INDArray point, INDArray gradient, DoubleSupplier loss) {
    for (int row = 0; row < point.rows(); row++) {
      for (int column = 0; column < point.columns(); column++) {
        double kept = point.getDouble(row, column);
        point.putScalar(row, column, kept + STEP);
        double above = loss.getAsDouble();
        point.putScalar(row, column, kept - STEP);
        double below = loss.getAsDouble();
        point.putScalar(row, column, kept);
        double expected = (above - below) / (2 * STEP);
        double tolerance = TOLERANCE * Math.max(1, Math.abs(expected));
        assertEquals(expected, gradient.getDouble(row, column), tolerance);
      }
    }
  }

  private Convolution declare(Convolution shape) {
    declare(ParameterSpec.of(shape));
    return shape;
  }

  private void declare(List<ParameterSpec> specs) {
    for (ParameterSpec spec : specs) {
      INDArray value = random(spec.rows(), spec.columns());
      boolean positive = spec.name().endsWith("scale") || spec.name().endsWith("variance");
      values.put(spec.name(), positive ? value.muli(0.3).addi(1) : value.muli(0.5));
      gradients.put(spec.name(), value.dup().assign(0));
    }
  }

  private INDArray random(long rows, long columns) {
    INDArray drawn = Nd4j.create(DataType.DOUBLE, new long[] {rows, columns}, 'c');
    double[] numbers = random.doubles(rows * columns, -1, 1).toArray();
    return JavaArrays.put(numbers, drawn);
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
