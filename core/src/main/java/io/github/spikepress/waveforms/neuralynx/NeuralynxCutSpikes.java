// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms.neuralynx;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.files.FixedRecords;
import io.github.spikepress.files.HeaderBytes;
import io.github.spikepress.recording.Calibration;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.waveforms.CutSpikeFormat;
import io.github.spikepress.waveforms.CutSpikes;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Neuralynx spikes: tetrodes ({@code .ntt}), stereotrodes ({@code .nst}), single electrodes ({@code
 * .nse}). Values are as stored, also where the header says that the input was inverted, so that
 * spikes of such files point upwards. Times count from the start of the system's clock. The peak
 * stands where the header says it was aligned. Cell numbers from 1 up are labels; 0 is none.
 */
public final class NeuralynxCutSpikes implements CutSpikeFormat {

  /** Bytes of a record before its waveform: time, electrode, cell number and 8 features. */
  private static final int WAVEFORM_OFFSET = 48;

  private static final int CELL_OFFSET = 12;
  private static final int GREATEST_CHANNELS = 64;
  private static final int GREATEST_SAMPLES = 4096;
  private static final double MICRO = 1e6;

  /** Found by the service loader. */
  public NeuralynxCutSpikes() {}

  @Override
  public String name() {
    return "Neuralynx spikes (.ntt, .nst, .nse)";
  }

  @Override
  public boolean recognises(Path file) {
    return HeaderBytes.startsWith(file, NeuralynxHeader.MARK)
        && NeuralynxHeader.read(file).has("WaveformLength");
  }

  @Override
  public Spikes read(Path file, SignalProperties properties) {
    NeuralynxHeader header = NeuralynxHeader.read(file);
    int numChannels = header.count("NumADChannels", GREATEST_CHANNELS);
    int numSamples = header.count("WaveformLength", GREATEST_SAMPLES);
    int size = WAVEFORM_OFFSET + Short.BYTES * numChannels * numSamples;
    if (header.count("RecordSize", Integer.MAX_VALUE) != size || numSamples < 2) {
      throw header.damaged(
          numChannels + " channels of " + numSamples + " samples need records of " + size);
    }
    FixedRecords records = new FixedRecords(file, NeuralynxHeader.SIZE, size);
    if (records.count() == 0) {
      throw new WrongArgumentException(file.getFileName() + " holds no spikes");
    }
    double hz = header.numbers("SamplingFrequency", 1)[0];
    double[] gains = header.numbers("ADBitVolts", numChannels);
    Calibration calibration =
        new Calibration(
            Arrays.stream(gains).map(volts -> volts * MICRO).toArray(), new double[numChannels]);
    long[] times = new long[records.count()];
    int[] cells = new int[records.count()];
    Waveforms waveforms =
        waveforms(file, records, numChannels, numSamples, calibration, times, cells);
    long[] samples = Arrays.stream(times).map(t -> Math.round(t / MICRO * hz)).toArray();
    return new Spikes(
        waveforms,
        Optional.of(new SpikeEvents(samples, waveforms.channelsOfPeaks())),
        CutSpikes.labels(Arrays.stream(cells).map(cell -> cell <= 0 ? -1 : cell).toArray()),
        new SpikeMetadata(
            file.getFileName().toString(), hz, calibration.units(), peak(header, numSamples)));
  }

  private static Waveforms waveforms(
      Path file,
      FixedRecords records,
      int numChannels,
      int numSamples,
      Calibration calibration,
      long[] times,
      int[] cells) {
    int perSpike = numChannels * numSamples;
    FileBytes.requireMemory(file, (long) records.count() * perSpike * Float.BYTES);
    float[] values = new float[records.count() * perSpike];
    records.forEach(
        (spike, bytes) -> {
          int start = bytes.position();
          times[spike] = bytes.getLong(start);
          cells[spike] = bytes.getInt(start + CELL_OFFSET);
          for (int c = 0; c < numChannels; c++) {
            for (int s = 0; s < numSamples; s++) {
              int at = start + WAVEFORM_OFFSET + Short.BYTES * (s * numChannels + c);
              values[spike * perSpike + c * numSamples + s] =
                  calibration.value(c, bytes.getShort(at));
            }
          }
        });
    return new Waveforms(records.count(), numChannels, numSamples, values);
  }

  /** The header counts the sample of the peak from 1. */
  private static int peak(NeuralynxHeader header, int numSamples) {
    return header.has("AlignmentPt") ? header.count("AlignmentPt", numSamples) - 1 : -1;
  }
}
