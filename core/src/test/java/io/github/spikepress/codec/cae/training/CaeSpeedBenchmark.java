// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.CaeCoder;
import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CaeSettings;
import io.github.spikepress.codec.cae.CaeTraining;
import io.github.spikepress.codec.cae.Normaliser;
import io.github.spikepress.codec.cae.training.layers.GraphTensors;
import io.github.spikepress.codec.cae.training.layers.NetworkGraph;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.waveforms.Waveforms;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
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
 * Spikes encoded and decoded and training steps taken in a second on one core by the network of the
 * authors' preset, with its initial weights. {@code src/test/python/cae_speed.py} runs it beside
 * PyTorch.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:ActiveProcessorCount=1", "-Xmx3g"})
public class CaeSpeedBenchmark {

  private static final int GROUPS = 1024;
  private static final int PORTS = 4;
  private static final int SAMPLES = 64;
  private static final int BATCH = 48;

  private Waveforms spikes;
  private CaeCoder coder;
  private int[] indexes;
  private NetworkGraph graph;
  private INDArray batch;
  private INDArray target;

  /** Makes a network and noise for it. */
  @Setup
  public void prepare() {
    float[] values = new float[GROUPS * PORTS * SAMPLES];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    spikes = new Waveforms(GROUPS, PORTS, SAMPLES, values);
    CaeSettings settings = CaeSettings.authors();
    CaeNetwork network = new CaeNetwork(settings, SAMPLES);
    graph = new NetworkGraph(network, CaeTraining.authors(), DataType.FLOAT, 1);
    Normaliser normaliser = Normaliser.of(spikes);
    Map<String, Tensor> tensors = new HashMap<>(new GraphTensors(network, graph.graph()).read());
    tensors.putAll(normaliser.tensors());
    coder = new CaeCoder(settings, PORTS, SAMPLES, tensors);
    indexes = coder.encode(spikes);
    int[] chosen = IntStream.range(0, BATCH).toArray();
    int[] shifts = new int[BATCH * PORTS];
    batch = new BatchRows(spikes, normaliser, SAMPLES, DataType.FLOAT).of(chosen, shifts);
    target = batch.dup();
  }

  /**
   * Encoding, codeword search included.
   *
   * @return codeword indexes
   */
  @Benchmark
  @OperationsPerInvocation(GROUPS * PORTS)
  public int[] encodeSpikes() {
    return coder.encode(spikes);
  }

  /**
   * Decoding.
   *
   * @return waveforms
   */
  @Benchmark
  @OperationsPerInvocation(GROUPS * PORTS)
  public Waveforms decodeSpikes() {
    return coder.decode(GROUPS, indexes);
  }

  /**
   * One step of 48 groups.
   *
   * @return the loss
   */
  @Benchmark
  public double trainingStep() {
    return graph.step(batch, target);
  }
}
