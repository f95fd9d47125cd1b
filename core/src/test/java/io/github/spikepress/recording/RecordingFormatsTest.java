// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.Python;
import io.github.spikepress.RealData;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single formats promise beside the contract. */
class RecordingFormatsTest {

  private static final int NUM_SAMPLES = 500;

  @TempDir Path folder;

  @Test
  void ofSeveralSeriesOneIsNamed() throws IOException {
    Path file = hdf5("two");
    String message = refusal(WrongArgumentException.class, file, SignalProperties.NONE);
    assertTrue(message.contains("acquisition/a") && message.contains("stream"), message);
    float[][] a = read(file, stream("acquisition/a"));
    float[][] b = read(file, stream("acquisition/b"));
    assertEquals(2 * a[1][7], b[1][7]);
    refusal(WrongArgumentException.class, file, stream("acquisition/c"));
  }

  @Test
  void linksToOtherFilesAreNotFollowed() throws IOException {
    Path file = hdf5("linked");
    assertTrue(Files.exists(folder.resolve("a.nwb.other")));
    refusal(SpikePressException.class, file, SignalProperties.NONE);
  }

  @Test
  void irregularTimeStampsAreRefused() throws IOException {
    String message = refusal(NotSupportedException.class, hdf5("pauses"), SignalProperties.NONE);
    assertTrue(message.contains("one rate"), message);
  }

  @ParameterizedTest
  @CsvSource({
    "nwb/20080606_R1.nwb, version 1",
    "nwb/1.1.2_nwbfile.nwb, no continuous signal",
    "nwb/2.1.0_nwbfile_with_extension.nwb, no continuous signal",
    "nwb/mock_ttl_examples.nwb, no continuous signal",
    "nwb/ecephys_tutorial.nwb, acquisition/ECoG2",
    "maxwell/data.raw.h5, no recording",
    "mearec/mearec_smaller_data.h5, no recording",
    "plexon/File_plexon_1.plx, no recording",
    "neuroexplorer/File_neuroexplorer_1.nex, no recording",
    "kwik/hybrid_10sec.kwx, no recording"
  })
  void realFilesWithoutSignalsAreOneLine(String name, String words) {
    String message =
        refusal(
            SpikePressException.class,
            RealData.file("file_formats/" + name),
            SignalProperties.NONE);
    assertTrue(message.contains(words), message);
  }

  /** Its series point into the table of electrodes by region references. */
  @Test
  void whatTheLibraryCannotReadIsSaid() {
    Path file = RealData.file("file_formats/nwb/ecephys_tutorial.nwb");
    String message = refusal(NotSupportedException.class, file, stream("acquisition/ECoG"));
    assertTrue(message.contains("Region references"), message);
  }

  @Test
  void timeMayRunAlongColumnsWhereElectrodesSaySo() throws IOException {
    float[][] rows = read(hdf5("two"), stream("acquisition/a"));
    float[][] columns = read(hdf5("turned"), SignalProperties.NONE);
    assertEquals(2, columns.length);
    assertEquals(rows[1][7], columns[1][7]);
  }

  @Test
  void matricesThatMayBeSpikesAreSignalsOnlyWithASidecar() throws IOException {
    Path file = folder.resolve("a.npy");
    NpyFile.write(file, NumericArray.of(new float[5000 * 4], 5000, 4));
    assertTrue(Recordings.find(file).isEmpty());
    Files.writeString(folder.resolve("a.json"), "{\"sampling_frequency\": 10000}");
    try (Recording recording = Recordings.open(file, SignalProperties.NONE)) {
      assertEquals(4, recording.numChannels());
    }
    Path rows = folder.resolve("b.npy");
    NpyFile.write(rows, NumericArray.of(new float[5000 * 4], 4, 5000));
    assertTrue(Recordings.find(rows).isPresent());
    assertThrows(WrongArgumentException.class, () -> Recordings.open(rows, SignalProperties.NONE));
  }

  @Test
  void streamsOfOpenEphysAreNamedOrOpenedByTheirFile() throws IOException {
    String stream =
        "{\"folder_name\": \"%s/\", \"sample_rate\": %d, \"num_channels\": 2, \"channels\": ["
            + "{\"channel_name\": \"CH1\", \"bit_volts\": 0.5, \"units\": \"uV\"},"
            + "{\"channel_name\": \"ADC1\", \"bit_volts\": 0.001, \"units\": \"V\"}]}";
    Path structure = folder.resolve("structure.oebin");
    Files.writeString(
        structure,
        "{\"continuous\": ["
            + stream.formatted("A", 30000)
            + ","
            + stream.formatted("B", 2500)
            + "]}");
    for (String name : new String[] {"A", "B"}) {
      Path data = Files.createDirectories(folder.resolve("continuous").resolve(name));
      Files.write(data.resolve("continuous.dat"), new byte[] {1, 0, 2, 0, 3, 0, 4, 0});
    }
    String message = refusal(WrongArgumentException.class, structure, SignalProperties.NONE);
    assertTrue(message.contains("[A, B]") && message.contains("stream"), message);
    Path file = folder.resolve("continuous").resolve("B").resolve("continuous.dat");
    try (Recording byName = Recordings.open(structure, stream("B"));
        Recording byFile = Recordings.open(file, SignalProperties.NONE)) {
      assertEquals(2500, byName.samplingFrequencyHz());
      assertEquals(2500, byFile.samplingFrequencyHz());
      assertEquals(1, byName.numChannels());
      float[][] volts = new float[1][2];
      Recording analog = byName.auxiliary().orElseThrow();
      analog.read(0, 2, volts);
      assertEquals(1000, analog.units().gainUv());
      assertEquals(4, volts[0][1]);
    }
    long[] numbers = {0, 1, 2};
    NpyFile.write(file.resolveSibling("sample_numbers.npy"), NumericArray.of(numbers, 3));
    refusal(DamagedFileException.class, file, SignalProperties.NONE);
  }

  @Test
  void placesOfARealProbeComeFromItsSettings() throws IOException {
    String node = "neuropixels/openephys_npx1/Record Node 104/";
    Path structure = RealData.file(node + "experiment1/recording1/structure.oebin");
    try (Recording recording = Recordings.open(structure, SignalProperties.NONE)) {
      List<ElectrodePosition> positions = recording.metadata().positions();
      assertEquals(384, positions.size());
      assertEquals(new ElectrodePosition(11, 0), positions.get(0));
      assertEquals(new ElectrodePosition(59, 60), positions.get(7));
      assertEquals(1, recording.auxiliary().orElseThrow().numChannels());
    }
  }

  @Test
  void pausesOfBlackrockFilesAreRefused() throws IOException {
    Path file = folder.resolve("a.ns5");
    Files.write(file, nsx(0, 4));
    try (Recording recording = Recordings.open(file, SignalProperties.NONE)) {
      assertEquals(8, recording.numSamples());
    }
    Files.write(file, nsx(0, 400));
    String message = refusal(NotSupportedException.class, file, SignalProperties.NONE);
    assertTrue(message.contains("paused"), message);
  }

  /** One channel, two packets of four samples. */
  private static byte[] nsx(int first, int second) {
    ByteBuffer bytes = ByteBuffer.allocate(314 + 66 + 2 * 17).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("NEURALCD".getBytes()).put((byte) 2).put((byte) 3).putInt(380);
    bytes.position(286).putInt(1).putInt(30_000).position(310).putInt(1);
    bytes.put("CC".getBytes()).putShort((short) 7).position(336);
    bytes.putShort((short) -1000).putShort((short) 1000);
    bytes.putShort((short) -500).putShort((short) 500).put("uV".getBytes()).position(380);
    for (int time : new int[] {first, second}) {
      bytes.put((byte) 1).putInt(time).putInt(4).position(bytes.position() + 8);
    }
    return bytes.array();
  }

  @Test
  void aUserMayNotAskForMoreChannelsThanThereCanBe() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.raw"));
    SignalProperties many =
        new SignalProperties(
            OptionalDouble.of(1), OptionalInt.of(1_000_000_000), OptionalDouble.empty());
    refusal(NotSupportedException.class, file, many);
  }

  private Path hdf5(String kind) throws IOException {
    Path steps = folder.resolve("steps.i16");
    ByteBuffer bytes = ByteBuffer.allocate(NUM_SAMPLES * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < NUM_SAMPLES; i++) {
      bytes.putShort((short) i).putShort((short) (3 * i));
    }
    Files.write(steps, bytes.array());
    Path file = folder.resolve("a.nwb");
    Python.run("h5py", "write_hdf5.py", kind, file.toString(), steps.toString(), "2");
    return file;
  }

  private static SignalProperties stream(String name) {
    return SignalProperties.NONE.withStream(Optional.of(name));
  }

  private static float[][] read(Path file, SignalProperties properties) {
    try (Recording recording = Recordings.open(file, properties)) {
      float[][] values = new float[recording.numChannels()][NUM_SAMPLES];
      recording.read(0, NUM_SAMPLES, values);
      return values;
    }
  }

  private static String refusal(
      Class<? extends SpikePressException> kind, Path file, SignalProperties properties) {
    String message = assertThrows(kind, () -> Recordings.open(file, properties)).getMessage();
    assertFalse(message.contains("\n"), message);
    return message;
  }
}
