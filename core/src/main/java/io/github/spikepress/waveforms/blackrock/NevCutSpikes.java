// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms.blackrock;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.files.FixedRecords;
import io.github.spikepress.files.HeaderBytes;
import io.github.spikepress.recording.Calibration;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.waveforms.CutSpikeFormat;
import io.github.spikepress.waveforms.CutSpikes;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * Waveforms of Blackrock {@code .nev} files. Channels are the electrodes' numbers less one. Units 1
 * to 16 are labels; 0 (not classified) and 255 (noise) are not. Digital events, comments and
 * configuration packets are left out.
 */
public final class NevCutSpikes implements CutSpikeFormat {

  /** Packets with greater numbers are no spikes. */
  private static final int GREATEST_ELECTRODE = 2048;

  private static final int NOISE = 255;

  /** Found by the service loader. */
  public NevCutSpikes() {}

  @Override
  public String name() {
    return "Blackrock NEV (.nev)";
  }

  @Override
  public boolean recognises(Path file) {
    return HeaderBytes.startsWith(file, NevHeader.MARK_2)
        || HeaderBytes.startsWith(file, NevHeader.MARK_3);
  }

  /** Times, electrodes and units of the spikes, in the file's order. */
  private record Index(long[] times, int[] electrodes, int[] units) {}

  @Override
  public Spikes read(Path file, SignalProperties properties) {
    NevHeader header = NevHeader.read(file);
    FixedRecords packets = new FixedRecords(file, header.size(), header.packetSize());
    Index index = index(file, header, packets);
    NevHeader.Electrode stored = common(file, header, index);
    Calibration calibration = calibration(header, index);
    Waveforms waveforms = waveforms(file, header, packets, index, stored, calibration);
    double step = header.samplingFrequencyHz() / header.timestampHz();
    long[] samples = Arrays.stream(index.times).map(t -> Math.round(t * step)).toArray();
    int[] channels = Arrays.stream(index.electrodes).map(number -> number - 1).toArray();
    int[] labels =
        Arrays.stream(index.units).map(unit -> unit == 0 || unit == NOISE ? -1 : unit).toArray();
    return new Spikes(
        waveforms,
        Optional.of(new SpikeEvents(samples, channels)),
        CutSpikes.labels(labels),
        CutSpikes.metadata(
            file,
            OptionalDouble.of(header.samplingFrequencyHz()),
            calibration.units(),
            properties));
  }

  private static Index index(Path file, NevHeader header, FixedRecords packets) {
    List<long[]> spikes = new ArrayList<>();
    packets.forEach(
        (i, bytes) -> {
          int at = bytes.position();
          long time =
              header.timestampBytes() == 8 ? bytes.getLong(at) : bytes.getInt(at) & 0xffffffffL;
          int number = bytes.getShort(at + header.timestampBytes()) & 0xffff;
          int unit = bytes.get(at + header.timestampBytes() + 2) & 0xff;
          if (number >= 1 && number <= GREATEST_ELECTRODE) {
            requireTime(file, header, i, time);
            spikes.add(new long[] {time, number, unit});
          }
        });
    if (spikes.isEmpty()) {
      throw new WrongArgumentException(file.getFileName() + " holds no spikes");
    }
    return new Index(
        spikes.stream().mapToLong(spike -> spike[0]).toArray(),
        spikes.stream().mapToInt(spike -> (int) spike[1]).toArray(),
        spikes.stream().mapToInt(spike -> (int) spike[2]).toArray());
  }

  private static void requireTime(Path file, NevHeader header, int packet, long time) {
    if (time < 0) {
      throw new DamagedFileException(
          file.getFileName().toString(),
          header.size() + (long) packet * header.packetSize(),
          "a spike's time stamp is beyond 2^63");
    }
  }

  /** How the waveforms of all electrodes that have spikes are stored. */
  private static NevHeader.Electrode common(Path file, NevHeader header, Index index) {
    TreeSet<Integer> used = new TreeSet<>();
    Arrays.stream(index.electrodes).forEach(used::add);
    NevHeader.Electrode common = null;
    for (int number : used) {
      NevHeader.Electrode stored = header.electrodes().get(number);
      if (stored == null) {
        throw new DamagedFileException(
            file.getFileName().toString(),
            DamagedFileException.UNKNOWN_OFFSET,
            "spikes of electrode " + number + ", which the header does not describe");
      }
      int bytes = stored.bytesPerSample();
      int room = (header.packetSize() - header.waveformOffset()) / bytes;
      int numSamples = stored.numSamples() == 0 ? room : stored.numSamples();
      if (bytes > 2 || numSamples < 2 || numSamples > room) {
        throw new NotSupportedException(
            file.getFileName()
                + ": waveforms of "
                + numSamples
                + " samples of "
                + bytes
                + " bytes in packets of "
                + header.packetSize()
                + " bytes; expected 2 or more samples of 1 or 2 bytes that fit");
      }
      NevHeader.Electrode own = new NevHeader.Electrode(0, bytes, numSamples);
      if (common != null && !common.equals(own)) {
        throw new NotSupportedException(
            file.getFileName() + " has waveforms of different lengths, which one file cannot hold");
      }
      common = own;
    }
    return common;
  }

  /** Gains by electrode number less one; electrodes without spikes do not count. */
  private static Calibration calibration(NevHeader header, Index index) {
    double first = header.electrodes().get(index.electrodes[0]).gainUv();
    double[] gains = new double[Arrays.stream(index.electrodes).max().orElseThrow()];
    Arrays.fill(gains, first);
    for (int number : index.electrodes) {
      gains[number - 1] = header.electrodes().get(number).gainUv();
    }
    if (Arrays.stream(gains).anyMatch(Double::isNaN)) {
      Arrays.fill(gains, Double.NaN);
    }
    return new Calibration(gains, new double[gains.length]);
  }

  private static Waveforms waveforms(
      Path file,
      NevHeader header,
      FixedRecords packets,
      Index index,
      NevHeader.Electrode stored,
      Calibration calibration) {
    int numSamples = stored.numSamples();
    FileBytes.requireMemory(file, (long) index.times.length * numSamples * Float.BYTES);
    float[] values = new float[index.times.length * numSamples];
    int[] at = new int[1];
    packets.forEach(
        (i, bytes) -> {
          int number = bytes.getShort(bytes.position() + header.timestampBytes()) & 0xffff;
          if (number >= 1 && number <= GREATEST_ELECTRODE) {
            int start = bytes.position() + header.waveformOffset();
            for (int s = 0; s < numSamples; s++) {
              int step = step(bytes, start, s, stored.bytesPerSample());
              values[at[0]++] = calibration.value(number - 1, step);
            }
          }
        });
    return new Waveforms(index.times.length, 1, numSamples, values);
  }

  private static int step(ByteBuffer bytes, int start, int sample, int size) {
    return size == 1 ? bytes.get(start + sample) : bytes.getShort(start + 2 * sample);
  }
}
