// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.cae.CaeCoder;
import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CaeSettings;
import io.github.spikepress.codec.cae.CaeTraining;
import io.github.spikepress.codec.cae.Normaliser;
import io.github.spikepress.codec.cae.PortLayout;
import io.github.spikepress.codec.cae.training.arithmetic.JavaArrays;
import io.github.spikepress.codec.cae.training.layers.GraphTensors;
import io.github.spikepress.codec.cae.training.layers.NetworkGraph;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.waveforms.Waveforms;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The network with a linear path: the graph that learns and the plain code that encodes. */
class ModernGraphTest {

  private static final int SPIKES = 60;
  private static final int CHANNELS = 2;
  private static final int SAMPLES = 18;
  private static final float ROUNDING = 1e-4f;

  private final CaeSettings settings =
      CaeSettings.modern(CHANNELS)
          .with(Map.of("width", "16", "groups", "4", "k", "8", "levels", "3", "beam", "2"));
  private final CaeNetwork network = new CaeNetwork(settings, SAMPLES);
  private Waveforms spikes;
  private Normaliser normaliser;
  private NetworkGraph graph;
  private GraphTensors weights;

  @BeforeEach
  void prepare() {
    SplittableRandom random = new SplittableRandom(3);
    float[] values = new float[SPIKES * CHANNELS * SAMPLES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() * (1 + i % 5);
    }
    spikes = new Waveforms(SPIKES, CHANNELS, SAMPLES, values);
    normaliser = Normaliser.ofScale(spikes);
    graph = new NetworkGraph(network, CaeTraining.modern(), DataType.FLOAT, 1);
    weights = new GraphTensors(network, graph.graph());
  }

  @Test
  void plainCodeRestoresWhatTheGraphRestores() {
    INDArray rows = rows();
    graph.step(rows, rows.dup());
    INDArray output = graph.graph().outputSingle(false, rows);
    CaeCoder coder = coder();
    Waveforms restored = coder.decode(SPIKES, coder.encode(spikes));
    float[] expected = new float[restored.values().length];
    float[] found = JavaArrays.floats(output);
    for (int i = 0; i < expected.length; i++) {
      int waveform = i / SAMPLES;
      expected[i] =
          normaliser.restore(i % SAMPLES, found[i % SAMPLES * SPIKES * CHANNELS + waveform]);
    }
    assertArrayEquals(expected, restored.values(), ROUNDING * 10);
  }

  @Test
  void autoencoderStartsAsTheIdentity() {
    NetworkGraph plain = NetworkGraph.autoencoder(network, CaeTraining.modern(), DataType.FLOAT, 1);
    new GraphTensors(network, plain.graph()).write(PrincipalStart.of(network, spikes, normaliser));
    INDArray rows = rows();
    float[] expected = JavaArrays.floats(rows);
    assertArrayEquals(
        expected, JavaArrays.floats(plain.graph().outputSingle(false, rows)), ROUNDING);
    assertTrue(plain.quantiser().isEmpty());
  }

  @Test
  void augmentationShowsMixturesBesideTheRecordedGroups() {
    TrainingMaterial material =
        TrainingMaterial.of(
            spikes,
            new PortLayout(CHANNELS, CHANNELS),
            CaeTraining.modern().with(Map.of("augmentation", "3")).data(),
            new SplittableRandom(1));
    int recorded = material.recorded().numSpikes();
    assertEquals(SPIKES - 6, recorded);
    assertEquals(3 * recorded, material.shown().numSpikes());
    assertEquals(material.recorded(), material.shown().slice(0, recorded));
  }

  private CaeCoder coder() {
    Map<String, Tensor> tensors = new HashMap<>(weights.read());
    tensors.putAll(normaliser.tensors());
    return new CaeCoder(settings, CHANNELS, SAMPLES, tensors);
  }

  private INDArray rows() {
    BatchRows rows = new BatchRows(spikes, normaliser, network.numTimes(), DataType.FLOAT);
    return rows.of(IntStream.range(0, SPIKES).toArray(), new int[SPIKES * CHANNELS]).dup();
  }
}
