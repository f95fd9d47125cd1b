// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.files.NumberType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Interleaved numbers without a header, sample by sample, read from disk when asked for.
 * Thread-safe until closed.
 */
final class FlatRecording implements Recording {

  private final Path file;
  private final FileChannel channel;
  private final long numSamples;
  private final int numChannels;
  private final NumberType type;
  private final double offset;
  private final double samplingFrequencyHz;
  private final SignalUnits units;
  private final Optional<GroundTruth> groundTruth;

  FlatRecording(
      Path file, FlatSidecar sidecar, SignalProperties signal, Optional<GroundTruth> groundTruth) {
    this.file = file;
    this.numChannels = signal.numChannels().orElse(1);
    this.type = sidecar.type();
    this.offset = sidecar.offset();
    this.samplingFrequencyHz = signal.samplingFrequencyHz().orElseThrow();
    this.units = new SignalUnits("adc", signal.gainUv().orElse(Double.NaN));
    this.groundTruth = groundTruth;
    this.numSamples = numSamples(FileBytes.size(file));
    this.channel = FileBytes.open(file);
  }

  private long numSamples(long size) {
    long frame = (long) numChannels * type.size();
    if (size % frame != 0) {
      throw new DamagedFileException(
          file.getFileName().toString(),
          size,
          "the file ends inside a sample of "
              + numChannels
              + " channels of "
              + type.size()
              + " bytes; it was cut short, or num_channels is wrong");
    }
    return size / frame;
  }

  @Override
  public String name() {
    return file.getFileName().toString();
  }

  @Override
  public int numChannels() {
    return numChannels;
  }

  @Override
  public long numSamples() {
    return numSamples;
  }

  @Override
  public double samplingFrequencyHz() {
    return samplingFrequencyHz;
  }

  @Override
  public SignalUnits units() {
    return units;
  }

  @Override
  public Optional<GroundTruth> groundTruth() {
    return groundTruth;
  }

  @Override
  public void read(long start, int count, float[][] into) {
    Objects.checkFromIndexSize(start, count, numSamples);
    int frame = numChannels * type.size();
    ByteBuffer bytes =
        FileBytes.read(channel, file, start * frame, Math.multiplyExact(count, frame))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int c = 0; c < numChannels; c++) {
      for (int i = 0; i < count; i++) {
        into[c][i] = (float) (type.read(bytes, i * numChannels + c) - offset);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
  }
}
