// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.recording.ElectrodePosition;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.sorting.phy.PhyFolder;
import io.github.spikepress.sorting.phy.PhySorting;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhyExportTest {

  @TempDir Path folder;

  /** Six spikes of two units on a pair of channels each, one of them an outlier, not in order. */
  private static Spikes spikes() {
    float[][][] shapes = new float[6][2][4];
    for (int spike = 0; spike < 6; spike++) {
      int unit = spike % 2;
      for (int channel = 0; channel < 2; channel++) {
        shapes[spike][channel] = new float[] {0, -10 * (unit + 1), channel == unit ? -4 : 2, 1};
      }
    }
    shapes[4] = new float[][] {{0, -20, -8, 2}, {0, -20, 4, 2}};
    return new Spikes(
        Waveforms.of(shapes),
        Optional.of(
            new SpikeEvents(
                new long[] {500, 100, 300, 200, 400, 250}, new int[] {0, 3, 1, 2, 0, 3})),
        Optional.empty(),
        new SpikeMetadata("a.bin", 24_000.5, SignalUnits.MICROVOLTS, 1));
  }

  private static Sorting sorting() {
    boolean[] outliers = new boolean[6];
    outliers[3] = true;
    return new Sorting(new int[] {0, 1, 0, 1, 0, 1}, 2, new float[6], outliers);
  }

  @Test
  void phyOpensTheFolder() throws IOException, InterruptedException {
    Path target = folder.resolve("phy");
    PhyExport.write(target, PhySortings.of(spikes(), sorting(), List.of()));
    JsonObject found = load(target);
    assertEquals(6, found.get("spikes").getAsInt());
    assertEquals(24_000.5, found.get("sample_rate").getAsDouble());
    assertEquals("[3,4,4]", found.get("templates").toString());
    assertEquals("[3,2,1]", found.get("counts").toString());
    assertEquals("[1,2,2]", found.get("best_channels").toString());
    assertEquals("{\"2\":\"noise\"}", found.get("groups").toString());
    assertEquals(1750, found.get("times").getAsLong());
  }

  @Test
  void whatWasWrittenReadsBack() {
    Path target = folder.resolve("phy");
    PhySorting written = PhySortings.of(spikes(), sorting(), List.of());
    PhyExport.write(target, written);
    PhySorting read = PhyFolder.read(target);
    assertArrayEquals(new long[] {100, 200, 250, 300, 400, 500}, read.samples());
    assertArrayEquals(new int[] {1, 2, 1, 0, 0, 0}, read.clusters());
    assertEquals(written.templates(), read.templates());
    assertArrayEquals(written.amplitudes(), read.amplitudes());
    assertEquals(written.positions(), read.positions());
    assertEquals(written.parameters(), read.parameters());
    assertEquals(Map.of(2, "noise"), read.groups());
    assertEquals(3, read.toSorting().numUnits());
    assertArrayEquals(read.samples(), read.toGroundTruth().samples());
  }

  @Test
  void templatesAreMeansOnTheirChannelsAndAmplitudesTheirFactors() {
    PhySorting sorting = PhySortings.of(spikes(), sorting(), List.of());
    // Unit 0 has its spikes on channels 0 and 1, unit 1 on 2 and 3
    float third = -40f / 3;
    assertEquals(third, sorting.templates().get(0, 0, 1), 1e-5);
    assertEquals(0, sorting.templates().get(0, 2, 1));
    assertEquals(0, sorting.templates().get(1, 0, 1));
    assertEquals(-20, sorting.templates().get(1, 3, 1));
    double[] ofUnit0 = Arrays.copyOfRange(sorting.amplitudes(), 3, 6);
    assertArrayEquals(new double[] {0.75, 1.5, 0.75}, ofUnit0, 1e-6);
    assertEquals(1, sorting.amplitudes()[0], 1e-6);
  }

  @Test
  void placesOfElectrodesAreThoseOfTheRecording() {
    List<ElectrodePosition> positions =
        List.of(
            new ElectrodePosition(27, 0),
            new ElectrodePosition(59, 0),
            new ElectrodePosition(11, 20),
            new ElectrodePosition(43, 20),
            new ElectrodePosition(27, 40));
    PhySorting sorting = PhySortings.of(spikes(), sorting(), positions);
    assertEquals(positions, sorting.positions());
    assertEquals(5, sorting.templates().numChannels());
  }

  @Test
  void anExistingFolderIsNotTouchedAndFailuresLeaveNothing() throws IOException {
    PhySorting sorting = PhySortings.of(spikes(), sorting(), List.of());
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.writeString(full.resolve("mine.txt"), "mine");
    assertThrows(WrongArgumentException.class, () -> PhyExport.write(full, sorting));
    PhySorting without =
        new PhySorting(
            Optional.empty(),
            sorting.samples(),
            sorting.clusters(),
            sorting.templateOfSpike(),
            sorting.amplitudes(),
            sorting.templates(),
            sorting.channelMap(),
            sorting.positions(),
            Map.of());
    Path target = folder.resolve("phy");
    assertThrows(WrongArgumentException.class, () -> PhyExport.write(target, without));
    assertThrows(
        WrongArgumentException.class,
        () -> PhyExport.write(folder.resolve("none").resolve("phy"), sorting));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(full), files.toList());
    }
  }

  @Test
  void spikesWithoutTimesAreRefused() {
    Spikes timeless =
        new Spikes(spikes().waveforms(), Optional.empty(), Optional.empty(), spikes().metadata());
    String message =
        assertThrows(
                WrongArgumentException.class, () -> PhySortings.of(timeless, sorting(), List.of()))
            .getMessage();
    assertTrue(message.contains("times"), message);
  }

  private JsonObject load(Path target) throws IOException, InterruptedException {
    Path python = Path.of("/usr/bin/python3");
    String command = Files.isExecutable(python) ? python.toString() : "python3";
    Assumptions.assumeTrue(run(command, "-c", "import numpy") == 0, "needs python3 with NumPy");
    Path script =
        Path.of(System.getProperty("spikepress.root", ".."), "sorting/src/test/python/load_phy.py");
    int status = run(command, script.toString(), target.toString());
    String text = Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
    assertEquals(0, status, text);
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out").toFile())
        .start()
        .waitFor();
  }
}
