// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.MatFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.recording.MatSamplingFrequency;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.recording.SignalUnits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Spikes in MAT files, in the layouts of the public data:
 *
 * <ul>
 *   <li>{@code spikes} [spike] x [sample] (Wave_Clus), with {@code spikes_labels}, or {@code
 *       cluster_class} (class, time in ms);
 *   <li>{@code ec_spikes} [channel] x [sample] x [spike], with {@code ec_st} (sample indexes) and
 *       {@code label};
 *   <li>{@code Waveform} [spike] x [sample], also in a cell;
 *   <li>the Blackrock toolkit's {@code NEV.Data.Spikes} (Waveform [sample] x [spike], TimeStamp,
 *       Electrode, Unit);
 *   <li>a file with a single matrix, taken as [spike] x [sample].
 * </ul>
 */
public final class MatCutSpikes implements CutSpikeFormat {

  private static final String NEV = "NEV.Data.Spikes.Waveform";
  private static final int GREATEST_SAMPLES = 4096;

  /** Found by the service loader. */
  public MatCutSpikes() {}

  @Override
  public String name() {
    return "MAT with cut spikes (variable spikes, ec_spikes, Waveform, NEV, or a single matrix)";
  }

  @Override
  public boolean recognises(Path file) {
    if (!MatFile.isMatFile(file)) {
      return false;
    }
    MatFile mat = MatFile.open(file);
    return isArray(mat, "ec_spikes", 3)
        || mat.has("NEV") && mat.find(NEV).isPresent()
        || matrix(mat).isPresent();
  }

  @Override
  public Spikes read(Path file, SignalProperties properties) {
    MatFile mat = MatFile.open(file);
    if (mat.has("ec_spikes")) {
      return tetrode(file, mat, properties);
    }
    if (mat.has("NEV")) {
      return blackrock(file, mat, properties);
    }
    NumericArray array = matrix(mat).orElseThrow(() -> noSpikes(file, mat));
    Waveforms waveforms = CutSpikes.waveforms(file, array);
    OptionalDouble hz = MatSamplingFrequency.find(mat, properties);
    return new Spikes(
        waveforms,
        clusterTimes(mat, hz, waveforms.numSpikes()),
        labels(mat, waveforms.numSpikes()),
        CutSpikes.metadata(file, hz, SignalUnits.UNKNOWN, properties));
  }

  private static Spikes tetrode(Path file, MatFile mat, SignalProperties properties) {
    NumericArray array = mat.numbers("ec_spikes");
    if (array.numDimensions() != 3) {
      throw new WrongArgumentException(
          file.getFileName()
              + ": ec_spikes has the shape "
              + array.shapeText()
              + ", expected [channel][sample][spike]");
    }
    Waveforms waveforms = transposed(array, array.length(2), array.length(0), array.length(1));
    Optional<SpikeEvents> events =
        column(mat, "ec_st", waveforms.numSpikes())
            .map(times -> new SpikeEvents(times.toLongs(), waveforms.channelsOfPeaks()));
    return new Spikes(
        CutSpikes.finite(file, waveforms),
        events,
        column(mat, "label", waveforms.numSpikes()).map(NumericArray::toInts),
        CutSpikes.metadata(
            file, MatSamplingFrequency.find(mat, properties), SignalUnits.UNKNOWN, properties));
  }

  private static Waveforms transposed(
      NumericArray array, int numSpikes, int numChannels, int numSamples) {
    float[] values = new float[array.size()];
    int at = 0;
    for (int spike = 0; spike < numSpikes; spike++) {
      for (int channel = 0; channel < numChannels; channel++) {
        for (int sample = 0; sample < numSamples; sample++) {
          values[at++] = (float) array.get(channel, sample, spike);
        }
      }
    }
    return new Waveforms(numSpikes, numChannels, numSamples, values);
  }

  private static Spikes blackrock(Path file, MatFile mat, SignalProperties properties) {
    NumericArray array = mat.numbers(NEV);
    int numSpikes = array.length(1);
    int numSamples = array.length(0);
    float[] values = new float[array.size()];
    for (int spike = 0; spike < numSpikes; spike++) {
      for (int sample = 0; sample < numSamples; sample++) {
        values[spike * numSamples + sample] = (float) array.get(sample, spike);
      }
    }
    Optional<NumericArray> times = column(mat, "NEV.Data.Spikes.TimeStamp", numSpikes);
    Optional<NumericArray> electrodes = column(mat, "NEV.Data.Spikes.Electrode", numSpikes);
    OptionalDouble hz =
        mat.find("NEV.MetaTags.SampleRes")
            .filter(a -> a.size() == 1)
            .map(a -> OptionalDouble.of(a.toDoubles()[0]))
            .orElse(properties.samplingFrequencyHz());
    return new Spikes(
        new Waveforms(numSpikes, 1, numSamples, values),
        times.map(
            t ->
                new SpikeEvents(
                    t.toLongs(),
                    electrodes.map(NumericArray::toInts).orElseGet(() -> new int[numSpikes]))),
        column(mat, "NEV.Data.Spikes.Unit", numSpikes).map(NumericArray::toInts),
        CutSpikes.metadata(file, hz, new SignalUnits("adc", Double.NaN), properties));
  }

  private static Optional<NumericArray> matrix(MatFile mat) {
    for (String name : List.of("spikes", "Waveform")) {
      if (mat.has(name)) {
        return mat.find(name).filter(MatCutSpikes::isSpikes);
      }
    }
    return mat.names().size() == 1
        ? mat.find(mat.names().first()).filter(MatCutSpikes::isSpikes)
        : Optional.empty();
  }

  private static boolean isSpikes(NumericArray array) {
    return array.numDimensions() == 2
        && array.length(0) > 1
        && array.length(1) > 1
        && array.length(1) <= GREATEST_SAMPLES;
  }

  private static boolean isArray(MatFile mat, String name, int numDimensions) {
    return mat.has(name)
        && mat.find(name).filter(a -> a.numDimensions() == numDimensions).isPresent();
  }

  private static Optional<int[]> labels(MatFile mat, int numSpikes) {
    Optional<int[]> clusters =
        clusterClass(mat, numSpikes)
            .map(array -> doubles(array, 0))
            .map(values -> java.util.Arrays.stream(values).mapToInt(v -> (int) v).toArray());
    return column(mat, "spikes_labels", numSpikes)
        .or(() -> column(mat, "labels", numSpikes))
        .map(NumericArray::toInts)
        .or(() -> clusters);
  }

  private static Optional<SpikeEvents> clusterTimes(MatFile mat, OptionalDouble hz, int numSpikes) {
    if (hz.isEmpty()) {
      return Optional.empty();
    }
    return clusterClass(mat, numSpikes)
        .map(array -> doubles(array, 1))
        .map(
            ms ->
                java.util.Arrays.stream(ms)
                    .mapToLong(t -> Math.round(t * hz.getAsDouble() / 1000))
                    .toArray())
        .map(samples -> new SpikeEvents(samples, new int[numSpikes]));
  }

  private static Optional<NumericArray> clusterClass(MatFile mat, int numSpikes) {
    return mat.find("cluster_class")
        .filter(a -> a.numDimensions() == 2 && a.length(0) == numSpikes && a.length(1) == 2);
  }

  private static double[] doubles(NumericArray matrix, int column) {
    double[] values = new double[matrix.length(0)];
    for (int i = 0; i < values.length; i++) {
      values[i] = matrix.get(i, column);
    }
    return values;
  }

  private static Optional<NumericArray> column(MatFile mat, String path, int size) {
    return mat.find(path).filter(a -> a.isVector() && a.size() == size);
  }

  private static WrongArgumentException noSpikes(Path file, MatFile mat) {
    return new WrongArgumentException(
        file.getFileName()
            + " has no matrix of spikes (spikes, ec_spikes or Waveform); it has "
            + mat.names());
  }
}
