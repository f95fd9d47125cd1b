// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.phy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.FuzzCounts;
import io.github.spikepress.FuzzedBytes;
import io.github.spikepress.RealData;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.recording.ElectrodePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhyFolderTest {

  @TempDir Path folder;

  /** The figures are those that NumPy gives for the same files. */
  @Test
  void kilosortsFolderReadsAsInNumPy() {
    PhySorting sorting =
        PhyFolder.read(RealData.file("neuropixels/kilosort_toy_data/templates.npy").getParent());
    assertEquals(94_565, sorting.numSpikes());
    assertEquals(9761, sorting.samples()[0]);
    assertEquals(12, sorting.clusters()[0]);
    assertEquals(23.90704918, sorting.amplitudes()[0], 1e-8);
    assertEquals(15, sorting.templates().numSpikes());
    assertEquals(356, sorting.templates().numChannels());
    assertEquals(82, sorting.templates().numSamples());
    assertEquals(new ElectrodePosition(59, 0), sorting.positions().get(1));
    assertEquals(15, sorting.toSorting().numUnits());
    assertTrue(sorting.parameters().isEmpty());
  }

  @Test
  void physFolderReadsAsInNumPy() {
    PhySorting sorting =
        PhyFolder.read(RealData.file("file_formats/phy_template/templates.npy").getParent());
    assertEquals(314, sorting.numSpikes());
    assertEquals(1006, sorting.samples()[0]);
    assertEquals(64, sorting.templates().numSpikes());
    assertEquals(32, sorting.templates().numChannels());
    assertEquals(7, sorting.channelMap()[0]);
    assertEquals(new ElectrodePosition(20, 140), sorting.positions().get(0));
    assertEquals(Map.of(4, "good"), sorting.groups());
  }

  @Test
  void noiseIsNoUnit() throws IOException {
    write(5, 2);
    int[] clusters = {7, 2, 9, 2, 7};
    NpyFile.write(folder.resolve("spike_clusters.npy"), NumericArray.of(clusters, 5));
    assertArrayEquals(new int[] {1, 0, 2, 0, 1}, PhyFolder.read(folder).unitsWithoutNoise());
    Files.writeString(folder.resolve("cluster_group.tsv"), "cluster_id\tgroup\n2\tnoise\n");
    assertArrayEquals(new int[] {0, -1, 1, -1, 0}, PhyFolder.read(folder).unitsWithoutNoise());
  }

  @Test
  void parametersAreReadAndNotRun() throws IOException {
    Path file = folder.resolve("params.py");
    Path trace = folder.resolve("trace");
    Files.writeString(
        file,
        "import os\ndat_path = r'C:\\data\\a.dat'  # the file\nn_channels_dat=385\n"
            + "dtype = \"int16\"\noffset = 0\nsample_rate = 3.0e4\nhp_filtered = True\n"
            + "open('"
            + trace
            + "', 'w')\n");
    PhyParameters parameters = PhyParameters.read(file);
    assertEquals(List.of("C:\\data\\a.dat"), parameters.dataFiles());
    assertEquals(385, parameters.numChannels());
    assertEquals(30_000, parameters.samplingFrequencyHz());
    assertTrue(parameters.filtered());
    assertFalse(Files.exists(trace));
    Files.writeString(file, parameters.text());
    assertEquals(385, PhyParameters.read(file).numChannels());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n_channels_dat = 4",
        "sample_rate = 30000",
        "n_channels_dat = -1\nsample_rate = 30000",
        "n_channels_dat = 4\nsample_rate = os.system('x')",
        "n_channels_dat = 4\nsample_rate = 1e999",
        "n_channels_dat = 4\nsample_rate = 1.2.3"
      })
  void parametersThatAreNoLiteralsAreDamage(String text) throws IOException {
    Path file = folder.resolve("params.py");
    Files.writeString(file, text);
    assertThrows(DamagedFileException.class, () -> PhyParameters.read(file));
  }

  @Test
  void partsThatDoNotFitAreDamage() throws IOException {
    write(3, 2);
    assertEquals(3, PhyFolder.read(folder).numSpikes());
    NpyFile.write(folder.resolve("amplitudes.npy"), NumericArray.of(new double[2], 2));
    assertThrows(DamagedFileException.class, () -> PhyFolder.read(folder));
    write(3, 0);
    assertThrows(DamagedFileException.class, () -> PhyFolder.read(folder));
    assertThrows(
        WrongArgumentException.class,
        () -> PhyFolder.read(Files.createDirectory(folder.resolve("a"))));
  }

  @Test
  void damagedFilesAreValuesOrOneLine() throws IOException {
    write(5, 2);
    Random random = new Random(4);
    List<Path> files;
    try (var all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    FuzzCounts counts = new FuzzCounts("Phy folders", 96L << 20);
    for (int round = 0; round < 500 * FuzzCounts.ROUNDS; round++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, FuzzedBytes.of(whole, random));
      counts.input(file.getFileName() + ", round " + round, () -> readDamaged(counts));
      Files.write(file, whole);
    }
    counts.print();
  }

  private void readDamaged(FuzzCounts counts) {
    try {
      PhyFolder.read(folder).toSorting();
    } catch (SpikePressException e) {
      counts.refused();
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
  }

  private void write(int numSpikes, int numTemplates) throws IOException {
    int[] zeros = new int[numSpikes];
    NpyFile.write(
        folder.resolve("spike_times.npy"), NumericArray.of(new long[numSpikes], numSpikes));
    NpyFile.write(folder.resolve("spike_clusters.npy"), NumericArray.of(zeros, numSpikes, 1));
    NpyFile.write(folder.resolve("spike_templates.npy"), NumericArray.of(zeros, numSpikes));
    NpyFile.write(
        folder.resolve("amplitudes.npy"), NumericArray.of(new double[numSpikes], numSpikes));
    NpyFile.write(
        folder.resolve("templates.npy"),
        NumericArray.of(new float[numTemplates * 8], numTemplates, 4, 2));
    NpyFile.write(folder.resolve("channel_map.npy"), NumericArray.of(new int[] {0, 1}, 2));
    NpyFile.write(
        folder.resolve("channel_positions.npy"), NumericArray.of(new double[] {0, 0, 0, 20}, 2, 2));
    Files.writeString(folder.resolve("cluster_group.tsv"), "cluster_id\tgroup\n0\tgood\n");
    Files.writeString(folder.resolve("params.py"), "n_channels_dat = 2\nsample_rate = 30000.\n");
  }
}
