// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.spikeglx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.RealData;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.recording.ElectrodePosition;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.recording.Recordings;
import io.github.spikepress.recording.SignalProperties;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real meta files with samples of ours, because their own are not at hand. */
class RealMetaTest {

  private static final int FRAMES = 7;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    // The gains: range in V / steps / amplifier's gain
    "sample3A_g0_t0.imec.ap, 384, 2.34375, 30000, AP0, SY0",
    "sample3A_g0_t0.imec.lf, 384, 4.6875, 2500, LF0, SY0",
    "sample3B_g0_t0.imec1.ap, 384, 2.34375, 30000.390639481, AP0, SY0",
    "sample3B_g0_t0.imec1.lf, 384, 4.6875, 2500.0325532900833, LF0, SY0",
    "sample3B_g0_t0.nidq, 1, 152.587890625, 30003.0003, XA0, XD0",
    "sampleNP2.1_g0_t0.imec.ap, 384, 0.762939453125, 30000, AP0, SY0",
    "sampleNP2.4_1shank_g0_t0.imec.ap, 384, 0.762939453125, 30000, AP0, SY0",
    "sampleNP2.4_4shanks_g0_t0.imec.ap, 384, 0.762939453125, 29999.757983, AP0, SY0",
    "sampleNPultra_g0_t0.imec0.ap, 384, 2.34375, 30000, AP0, SY0",
    "run-001_g0_t0.imec0.ap, 384, 0.762939453125, 30000, AP0, SY0"
  })
  void realMetaFilesOpen(
      String name, int numChannels, double gainUv, double hz, String first, String word)
      throws IOException {
    try (Recording recording = open(name, meta(name))) {
      assertEquals(numChannels, recording.numChannels());
      assertEquals(FRAMES, recording.numSamples());
      assertEquals(gainUv, recording.units().gainUv(), 1e-9);
      assertEquals(hz, recording.samplingFrequencyHz());
      assertEquals(first, recording.metadata().channelNames().get(0));
      float[][] values = new float[numChannels][FRAMES];
      recording.read(0, FRAMES, values);
      assertEquals(value(3, numChannels - 1), values[numChannels - 1][3]);
      Recording words = recording.auxiliary().orElseThrow();
      assertEquals(List.of(word), words.metadata().channelNames());
      words.read(2, 1, values);
      assertEquals(value(2, numChannels), values[0][0]);
    }
  }

  @Test
  void rowsAndColumnsLieWhereTheFileSaysInMicrometres() throws IOException {
    String name = "run-001_g0_t0.imec0.ap";
    String withBoth = meta(name);
    assertTrue(withBoth.contains("~snsGeomMap="));
    List<ElectrodePosition> stated = positions(name, withBoth);
    assertEquals(new ElectrodePosition(2 * 250 + 27, 720), stated.get(0));
    List<ElectrodePosition> computed =
        positions(name, withBoth.replace("~snsGeomMap=", "~notUsed="));
    assertEquals(stated, computed);
  }

  @Test
  void probesOfTheFirstGenerationAreStaggered() throws IOException {
    String name = "sample3B_g0_t0.imec1.ap";
    List<ElectrodePosition> positions = positions(name, meta(name));
    assertEquals(384, positions.size());
    assertEquals(
        List.of(
            new ElectrodePosition(27, 0),
            new ElectrodePosition(59, 0),
            new ElectrodePosition(11, 20),
            new ElectrodePosition(43, 20)),
        positions.subList(0, 4));
  }

  @Test
  void chosenChannelsKeepTheirOwnGains() throws IOException {
    String name = "sample3B_g0_t0.imec1.ap";
    String meta =
        meta(name)
            .replace("(5 0 0 500 250 1)", "(5 0 0 250 125 1)")
            .replace("snsSaveChanSubset=0:383,768", "snsSaveChanSubset=5:6,768")
            .replace("nSavedChans=385", "nSavedChans=3");
    try (Recording recording = open(name, meta)) {
      assertEquals(List.of("AP5", "AP6"), recording.metadata().channelNames());
      assertEquals(new ElectrodePosition(59, 40), recording.metadata().positions().get(0));
      float[][] values = new float[2][1];
      recording.read(1, 1, values);
      assertEquals(value(1, 0) * 1e6 * 0.6 / 512 / 250, values[0][0], 1e-4);
      assertEquals(value(1, 1) * 1e6 * 0.6 / 512 / 500, values[1][0], 1e-4);
    }
  }

  @Test
  void aFileOfAnotherSizeIsNamed() throws IOException {
    String name = "sampleNP2.1_g0_t0.imec.ap";
    Recording recording = open(name, meta(name));
    recording.close();
    Path binary = folder.resolve(name + ".bin");
    Files.write(binary, new byte[385 * 2]);
    String message =
        assertThrows(
                DamagedFileException.class, () -> Recordings.open(binary, SignalProperties.NONE))
            .getMessage();
    assertTrue(message.contains("770 bytes") && message.contains("fileSizeBytes"), message);
  }

  private List<ElectrodePosition> positions(String name, String meta) throws IOException {
    try (Recording recording = open(name, meta)) {
      return recording.metadata().positions();
    }
  }

  private static String meta(String name) throws IOException {
    return Files.readString(
        RealData.file("neuropixels/spikeglx_meta/" + name + ".meta"), StandardCharsets.ISO_8859_1);
  }

  private Recording open(String name, String meta) throws IOException {
    int width =
        Integer.parseInt(
            meta.lines()
                .filter(line -> line.startsWith("nSavedChans="))
                .findFirst()
                .orElseThrow()
                .split("=")[1]
                .strip());
    ByteBuffer bytes = ByteBuffer.allocate(FRAMES * width * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < FRAMES; i++) {
      for (int c = 0; c < width; c++) {
        bytes.putShort((short) value(i, c));
      }
    }
    Path binary = Files.write(folder.resolve(name + ".bin"), bytes.array());
    Files.writeString(
        folder.resolve(name + ".meta"),
        meta.replaceAll("fileSizeBytes=\\d+", "fileSizeBytes=" + bytes.limit()),
        StandardCharsets.ISO_8859_1);
    return Recordings.open(binary, SignalProperties.NONE);
  }

  private static int value(int sample, int channel) {
    return 100 * sample - channel;
  }
}
