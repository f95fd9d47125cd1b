// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.SpikeShapes;
import io.github.spikepress.sorting.binarized.SpikeNetwork;
import io.github.spikepress.sorting.model.InputNormalisation;
import io.github.spikepress.sorting.model.Normaliser;
import io.github.spikepress.waveforms.Waveforms;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Spikes of 64 values classified in a second on one core: by the bitwise network, one spike at a
 * time as they come and 512 together, by its dense twin in plain Java, and by the dense twin
 * through ND4J, one at a time and 512 together. Normalised spikes in, classes out.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(
    value = 3,
    jvmArgsAppend = {"-XX:ActiveProcessorCount=1", "-Xmx2g"})
public class NetworkSpeedBenchmark {

  private static final int SPIKES = 512;
  private static final int CLASSES = 3;

  private float[][] spikes;
  private SpikeNetwork binarized;
  private SpikeNetwork dense;
  private NetworkGraph graph;
  private INDArray[] singly;
  private INDArray together;

  /** Trains both for one epoch: how well does not matter here. */
  @Setup
  public void prepare() {
    Waveforms waveforms = SpikeShapes.of(SPIKES, CLASSES, 64, 0.2, 1);
    int[] labels = SpikeShapes.labels(SPIKES, CLASSES);
    Normaliser normaliser = InputNormalisation.ZSCORE.fit(waveforms, labels);
    LabelledInputs inputs = new LabelledInputs(waveforms, labels, CLASSES, normaliser);
    binarized = trainer(NetworkKind.BINARIZED, inputs).train(Progress.SILENT);
    NetworkTrainer trainer = trainer(NetworkKind.DENSE, inputs);
    dense = trainer.train(Progress.SILENT);
    graph = trainer.graph();
    together = inputs.inputs(graph);
    spikes = together.toFloatMatrix();
    singly =
        IntStream.range(0, SPIKES)
            .mapToObj(i -> Nd4j.createFromArray(new float[][] {spikes[i]}))
            .toArray(INDArray[]::new);
  }

  private static NetworkTrainer trainer(NetworkKind kind, LabelledInputs inputs) {
    return new NetworkTrainer(
        NetworkSettings.paper(kind),
        TrainingSettings.standard(kind, SPIKES, 1).withEpochs(1),
        inputs,
        inputs.select(new int[0]));
  }

  /**
   * XNOR and bit counts.
   *
   * @return a sum of classes
   */
  @Benchmark
  @OperationsPerInvocation(SPIKES)
  public int bitwise() {
    return classes(binarized);
  }

  /**
   * Sums from tables, XNOR and bit counts, for 512 spikes side by side.
   *
   * @return classes
   */
  @Benchmark
  @OperationsPerInvocation(SPIKES)
  public int[] bitwiseTogether() {
    return binarized.classifyAll(spikes);
  }

  /**
   * The dense twin without natives.
   *
   * @return a sum of classes
   */
  @Benchmark
  @OperationsPerInvocation(SPIKES)
  public int denseInJava() {
    return classes(dense);
  }

  /**
   * The dense twin through ND4J as spikes come.
   *
   * @return a sum of classes
   */
  @Benchmark
  @OperationsPerInvocation(SPIKES)
  public int denseOneByOne() {
    int sum = 0;
    for (INDArray spike : singly) {
      sum += graph.probabilities(spike).argMax(1).getInt(0);
    }
    return sum;
  }

  /**
   * The dense twin through ND4J, 512 spikes at once.
   *
   * @return classes
   */
  @Benchmark
  @OperationsPerInvocation(SPIKES)
  public int[] denseTogether() {
    return graph.probabilities(together).argMax(1).toIntVector();
  }

  private int classes(SpikeNetwork network) {
    int sum = 0;
    for (float[] spike : spikes) {
      sum += network.classify(spike);
    }
    return sum;
  }
}
