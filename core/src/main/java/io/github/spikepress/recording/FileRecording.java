// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Objects;
import java.util.Optional;

/** A recording whose samples are read from its file when asked for. Thread-safe. */
public final class FileRecording implements Recording {

  private final RecordingHeader header;
  private final StoredSamples samples;
  private final Optional<GroundTruth> groundTruth;
  private final Optional<Recording> auxiliary;

  /**
   * Joins a header and its samples.
   *
   * @param header what the file says of the signal
   * @param samples the stored numbers; closed with the recording
   */
  public FileRecording(RecordingHeader header, StoredSamples samples) {
    this(header, samples, Optional.empty(), Optional.empty());
  }

  private FileRecording(
      RecordingHeader header,
      StoredSamples samples,
      Optional<GroundTruth> groundTruth,
      Optional<Recording> auxiliary) {
    if (header.calibration().numChannels() != samples.numChannels()) {
      throw new WrongArgumentException(
          header.name()
              + " has "
              + header.calibration().numChannels()
              + " gains for "
              + samples.numChannels()
              + " channels");
    }
    this.header = header;
    this.samples = samples;
    this.groundTruth = groundTruth;
    this.auxiliary = auxiliary;
  }

  /**
   * Adds spikes that are known.
   *
   * @param truth the spikes; empty if none are known
   * @return a recording that shares the samples
   */
  public FileRecording withGroundTruth(Optional<GroundTruth> truth) {
    return new FileRecording(header, samples, truth, auxiliary);
  }

  /**
   * Adds channels that were recorded beside the signal.
   *
   * @param channels those channels; closed with the recording
   * @return a recording that shares the samples
   */
  public FileRecording withAuxiliary(Optional<Recording> channels) {
    return new FileRecording(header, samples, groundTruth, channels);
  }

  @Override
  public String name() {
    return header.name();
  }

  @Override
  public int numChannels() {
    return samples.numChannels();
  }

  @Override
  public long numSamples() {
    return samples.numSamples();
  }

  @Override
  public double samplingFrequencyHz() {
    return header.samplingFrequencyHz();
  }

  @Override
  public SignalUnits units() {
    return header.calibration().units();
  }

  @Override
  public RecordingMetadata metadata() {
    return header.metadata();
  }

  @Override
  public Optional<GroundTruth> groundTruth() {
    return groundTruth;
  }

  @Override
  public Optional<Recording> auxiliary() {
    return auxiliary;
  }

  @Override
  public void read(long start, int count, float[][] into) {
    Objects.checkFromIndexSize(start, count, numSamples());
    samples.read(start, count, header.calibration(), into);
  }

  @Override
  public void close() {
    auxiliary.ifPresent(Recording::close);
    samples.close();
  }
}
