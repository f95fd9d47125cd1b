// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.SafetensorsFile;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.sorting.SpikeShapes;
import io.github.spikepress.sorting.binarized.BinarizedNetwork;
import io.github.spikepress.sorting.binarized.BinaryLayer;
import io.github.spikepress.sorting.binarized.BinaryOutput;
import io.github.spikepress.sorting.binarized.DenseNetwork;
import io.github.spikepress.sorting.binarized.FixedPointOutput;
import io.github.spikepress.sorting.binarized.InputGrid;
import io.github.spikepress.sorting.binarized.InputLayer;
import io.github.spikepress.sorting.binarized.OutputLayer;
import io.github.spikepress.sorting.binarized.SignMatrix;
import io.github.spikepress.sorting.binarized.SpikeNetwork;
import io.github.spikepress.sorting.features.FittedAlignment;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SorterModelFileTest {

  private static final int VALUES = 34;
  private static final int HIDDEN = 70;
  private static final int CLASSES = 3;
  private static final Waveforms SPIKES = SpikeShapes.of(200, 3, 40, 0.3, 5);

  @TempDir Path folder;

  @Test
  void everyKindOfModelComesBackAsItWas() {
    List<SpikeNetwork> networks =
        List.of(
            binarized(InputGrid.eightBit(), binaryOutput()),
            binarized(InputGrid.fine(VALUES), realOutput()),
            dense());
    for (SpikeNetwork network : networks) {
      for (Normaliser normaliser : List.of(zscore(), whitening())) {
        SorterModel model = model(network, normaliser);
        Path file = folder.resolve("sorter.safetensors");
        SorterModelFile.write(file, model);
        SorterModel read = SorterModelFile.read(file);
        assertEquals(model.card(), read.card());
        assertEquals(model.alignment(), read.alignment());
        assertArrayEquals(model.unitsOf(SPIKES), read.unitsOf(SPIKES));
        assertArrayEquals(model.sort(SPIKES).probabilities(), read.sort(SPIKES).probabilities());
      }
    }
  }

  @Test
  void aBinaryModelIsSmallOnDiskAsWell() throws IOException {
    Path file = folder.resolve("sorter.safetensors");
    BinarizedNetwork network = binarized(InputGrid.eightBit(), binaryOutput());
    SorterModelFile.write(file, model(network, zscore()));
    long tensors =
        SafetensorsFile.read(file).tensors().values().stream()
            .mapToLong(tensor -> tensor.bytes().length)
            .sum();
    // Rows are filled up to whole bytes
    assertTrue(tensors - zscore().sizeBytes() <= network.sizeBytes() + 2 * HIDDEN + CLASSES);
    assertTrue(Files.size(file) < 8000);
  }

  @Test
  void aSpikeAtATimeGivesTheSameUnits() {
    SorterModel model = model(binarized(InputGrid.eightBit(), binaryOutput()), whitening());
    StreamingSorter one = new StreamingSorter(model);
    StreamingSorter all = new StreamingSorter(model);
    int[] units = all.next(SPIKES);
    float[] spike = new float[SPIKES.valuesPerSpike()];
    for (int i = 0; i < SPIKES.numSpikes(); i++) {
      SPIKES.copySpike(i, spike);
      assertEquals(units[i], one.next(spike));
    }
    assertEquals(all.counts(), one.counts());
    assertEquals(200, all.counts().values().stream().mapToLong(Long::longValue).sum());
    assertArrayEquals(units, model.sort(SPIKES).labels());
  }

  @Test
  void spikesOfAnotherWindowAreRefusedInOneLine() {
    SorterModel model = model(dense(), zscore());
    Waveforms longer = SpikeShapes.of(5, 3, 48, 0.3, 5);
    String message =
        assertThrows(WrongArgumentException.class, () -> model.unitsOf(longer)).getMessage();
    assertTrue(message.contains("1 channels x 40 samples") && message.contains("1 x 48"), message);
    assertEquals(1, message.lines().count());
    assertThrows(WrongArgumentException.class, () -> model.unitOf(new float[41]));
  }

  @Test
  void filesThatDoNotFitTogetherAreRefused() {
    Path file = folder.resolve("sorter.safetensors");
    SorterModelFile.write(file, model(binarized(InputGrid.eightBit(), binaryOutput()), zscore()));
    SafetensorsFile sound = SafetensorsFile.read(file);
    for (String name : sound.tensors().keySet()) {
      Map<String, Tensor> tensors = new HashMap<>(sound.tensors());
      tensors.remove(name);
      refused(new SafetensorsFile(sound.metadata(), tensors), DamagedFileException.class);
      tensors.put(name, Tensor.integers(Tensor.Type.I16, new int[6], 2, 3));
      refused(new SafetensorsFile(sound.metadata(), tensors), DamagedFileException.class);
    }
    for (String word : sound.metadata().keySet()) {
      Map<String, String> words = new HashMap<>(sound.metadata());
      words.remove(word);
      refused(new SafetensorsFile(words, sound.tensors()), DamagedFileException.class);
      words.put(word, "{");
      refused(new SafetensorsFile(words, sound.tensors()), SpikePressException.class);
    }
    Map<String, String> later = new HashMap<>(sound.metadata());
    later.put("spikepress_sorter", "2");
    refused(new SafetensorsFile(later, sound.tensors()), NotSupportedException.class);
  }

  private void refused(SafetensorsFile contents, Class<? extends SpikePressException> kind) {
    Path bad = folder.resolve("bad.safetensors");
    contents.write(bad);
    String message = assertThrows(kind, () -> SorterModelFile.read(bad)).getMessage();
    assertEquals(1, message.lines().count(), message);
  }

  private static SorterModel model(SpikeNetwork network, Normaliser normaliser) {
    SorterCard card =
        new SorterCard(
            1,
            40,
            new int[] {1, 4, 9},
            100,
            "ab12",
            7,
            Map.of("training", "none"),
            Map.of("epoch", 3.0),
            Map.of("spikepress", "test"));
    return new SorterModel(new FittedAlignment(3, 10, -1, 14, 0.5), normaliser, network, card);
  }

  private static ZScore zscore() {
    return ZScore.of(new FittedAlignment(3, 10, -1, 14, 0.5).align(SPIKES));
  }

  private static Normaliser whitening() {
    return InputNormalisation.ZCA.fit(
        new FittedAlignment(3, 10, -1, 14, 0.5).align(SPIKES), SpikeShapes.labels(200, 3));
  }

  private static BinarizedNetwork binarized(InputGrid grid, OutputLayer output) {
    SplittableRandom random = new SplittableRandom(3);
    int[] first = random.ints(HIDDEN, -200, 200).toArray();
    return new BinarizedNetwork(
        new InputLayer(signs(HIDDEN, VALUES), grid, first),
        new BinaryLayer(signs(HIDDEN, HIDDEN), random.ints(HIDDEN, 20, 50).toArray()),
        output);
  }

  private static OutputLayer binaryOutput() {
    return new BinaryOutput(signs(CLASSES, HIDDEN), new int[] {5, -800, 30_000});
  }

  private static OutputLayer realOutput() {
    short[][] weights = new short[CLASSES][HIDDEN];
    SplittableRandom random = new SplittableRandom(4);
    for (short[] row : weights) {
      for (int i = 0; i < HIDDEN; i++) {
        row[i] = (short) random.nextInt(-32768, 32768);
      }
    }
    return new FixedPointOutput(weights, new int[] {1, -2, 3});
  }

  private static DenseNetwork dense() {
    return new DenseNetwork(
        List.of(
            new DenseNetwork.Layer(gaussian(HIDDEN, VALUES), gaussian(1, HIDDEN)[0]),
            new DenseNetwork.Layer(gaussian(CLASSES, HIDDEN), gaussian(1, CLASSES)[0])));
  }

  private static SignMatrix signs(int rows, int columns) {
    return SignMatrix.of(gaussian(rows, columns));
  }

  private static float[][] gaussian(int rows, int columns) {
    SplittableRandom random = new SplittableRandom(31L * rows + columns);
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int j = 0; j < columns; j++) {
        row[j] = (float) random.nextGaussian();
      }
    }
    return values;
  }
}
