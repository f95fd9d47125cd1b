// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import io.github.spikepress.codec.cae.CaeCoder;
import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CaeSettings;
import io.github.spikepress.codec.cae.CaeTraining;
import io.github.spikepress.codec.cae.Normaliser;
import io.github.spikepress.codec.cae.training.arithmetic.JavaArrays;
import io.github.spikepress.codec.cae.training.layers.GraphTensors;
import io.github.spikepress.codec.cae.training.layers.NetworkGraph;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The network against its twin in PyTorch ({@code src/test/python/cae_twin.py}): checked-in golden
 * output, and the script itself where PyTorch is installed.
 */
class TwinTest {

  private static final float OUTPUTS = 1e-4f;
  private static final float LOSSES = 1e-3f;

  /** An array as the script writes it. */
  private record Entry(int[] shape, float[] values) {

    Tensor tensor() {
      return Tensor.float32(values, shape);
    }
  }

  /** A file of the script. */
  private record Golden(
      Map<String, String> settings, Map<String, Entry> weights, Map<String, Entry> results) {

    static Golden read(String name) throws IOException {
      try (Reader reader =
          new InputStreamReader(
              TwinTest.class.getResourceAsStream("/cae/" + name), StandardCharsets.UTF_8)) {
        return new Gson().fromJson(reader, Golden.class);
      }
    }

    CaeSettings architecture() {
      return CaeSettings.paper().with(settings);
    }

    CaeNetwork network() {
      return new CaeNetwork(architecture(), Integer.parseInt(settings.get("times")));
    }

    Map<String, Tensor> tensors() {
      Map<String, Tensor> tensors = new HashMap<>();
      weights.forEach((name, entry) -> tensors.put(name, entry.tensor()));
      float[] ones = new float[network().numSamples()];
      Arrays.fill(ones, 1);
      tensors.putAll(new Normaliser(new float[ones.length], ones).tensors());
      return tensors;
    }

    Waveforms inputs() {
      Entry entry = results.get("inputs");
      return new Waveforms(entry.shape[0], entry.shape[1], entry.shape[2], entry.values);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cae-own.json", "cae-shared.json"})
  void plainJavaRestoresWhatTheTwinRestores(String name) throws IOException {
    Golden golden = Golden.read(name);
    Waveforms inputs = golden.inputs();
    CaeCoder coder =
        new CaeCoder(
            golden.architecture(), inputs.numChannels(), inputs.numSamples(), golden.tensors());
    int[] indexes = coder.encode(inputs);
    float[] expected = golden.results.get("indexes").values;
    assertArrayEquals(
        IntStream.range(0, expected.length).map(i -> (int) expected[i]).toArray(), indexes);
    float[] restored = coder.decode(inputs.numSpikes(), indexes).values();
    assertArrayEquals(golden.results.get("restored").values, restored, OUTPUTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cae-own.json", "cae-shared.json"})
  void graphRestoresWhatTheTwinRestores(String name) throws IOException {
    Golden golden = Golden.read(name);
    NetworkGraph graph = graph(golden);
    int count = golden.inputs().numSpikes();
    INDArray output = graph.graph().outputSingle(false, rows(golden, 0, count));
    float[] restored = toWaveforms(JavaArrays.floats(output), golden.inputs());
    assertArrayEquals(golden.results.get("restored").values, restored, OUTPUTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cae-own.json", "cae-shared.json"})
  void twentyStepsLoseWhatTheTwinLoses(String name) throws IOException {
    Golden golden = Golden.read(name);
    assertLosses(golden, golden.results.get("losses").values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cae-own.json", "cae-shared.json"})
  void theScriptItselfAgrees(String name, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("spikepress.root", ".."));
    Path script = root.resolve("core/src/test/python/cae_twin.py");
    Assumptions.assumeTrue(torchIsInstalled(), "PyTorch absent: apt install python3-torch");
    Path source = root.resolve("core/src/test/resources/cae").resolve(name);
    Path target = folder.resolve("result.json");
    assertEquals(0, run(script.toString(), "steps", source.toString(), target.toString()));
    Golden golden = Golden.read(name);
    try (Reader reader = Files.newBufferedReader(target)) {
      Map<String, Entry> results = new HashMap<>();
      new Gson()
          .fromJson(reader, com.google.gson.JsonObject.class)
          .entrySet()
          .forEach(e -> results.put(e.getKey(), new Gson().fromJson(e.getValue(), Entry.class)));
      assertArrayEquals(
          golden.results.get("restored").values, results.get("restored").values, OUTPUTS);
      assertLosses(golden, results.get("losses").values);
    }
  }

  private static void assertLosses(Golden golden, float[] expected) {
    NetworkGraph graph = graph(golden);
    int size = Integer.parseInt(golden.settings.get("batch"));
    int count = golden.inputs().numSpikes();
    for (int step = 0; step < expected.length; step++) {
      INDArray batch = rows(golden, step * size % count, size);
      double loss = graph.step(batch, batch.dup());
      assertEquals(expected[step], loss, LOSSES * expected[step], "step " + step);
    }
  }

  private static NetworkGraph graph(Golden golden) {
    CaeTraining training = CaeTraining.authors().with(golden.settings);
    NetworkGraph graph = new NetworkGraph(golden.network(), training, DataType.FLOAT, 0);
    new GraphTensors(golden.network(), graph.graph()).write(golden.tensors());
    return graph;
  }

  private static INDArray rows(Golden golden, int from, int count) {
    Waveforms inputs = golden.inputs();
    float[] ones = new float[inputs.numSamples()];
    Arrays.fill(ones, 1);
    Normaliser identity = new Normaliser(new float[ones.length], ones);
    BatchRows rows = new BatchRows(inputs, identity, inputs.numSamples(), DataType.FLOAT);
    int[] batch = IntStream.range(from, from + count).toArray();
    return rows.of(batch, new int[count * inputs.numChannels()]);
  }

  private static float[] toWaveforms(float[] rows, Waveforms like) {
    int batch = like.numSpikes();
    int ports = like.numChannels();
    float[] values = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int time = i / (batch * ports);
      int group = i / ports % batch;
      values[(group * ports + i % ports) * like.numSamples() + time] = rows[i];
    }
    return values;
  }

  private static boolean torchIsInstalled() throws IOException, InterruptedException {
    return Files.isExecutable(Path.of("/usr/bin/python3")) && run("-c", "import torch") == 0;
  }

  private static int run(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "/usr/bin/python3";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
