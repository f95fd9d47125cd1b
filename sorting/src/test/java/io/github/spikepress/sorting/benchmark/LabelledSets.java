// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/** The real and simulated sets with labels of {@code shared/data}, read for measuring only. */
public final class LabelledSets {

  /** The simulated sets with three units and more. */
  public static final List<String> SIMULATED =
      List.of(
          "D2_005",
          "D2_01",
          "D2_02",
          "D1_015",
          "E1_01short",
          "mart3_0",
          "mart3_1",
          "ped11_5",
          "ped16_0",
          "ped19_1",
          "ped4_3",
          "m09_2",
          "m09_4");

  /**
   * {@code m09_2} and {@code m09_4} with a number of its own for each of their four neurons. The
   * files hold two recordings one after the other, in which the same label names different neurons.
   */
  public static final List<String> RENAMED = List.of("m09_2_renamed", "m09_4_renamed");

  /** The sets with two classes by another measurement or by hand. */
  public static final List<String> REAL = List.of("hc1", "bnu", "zf9", "zf33");

  /** Samples from the start of a Wave_Clus spike to its peak. */
  private static final int WAVE_CLUS_PEAK = 22;

  private final Path data;

  /** Reads below a folder. */
  public LabelledSets(Path data) {
    this.data = data;
  }

  /** Reads one set by its name. */
  public LabelledSpikes read(String name) {
    return switch (name) {
      case "D2_005", "D2_01", "D2_02" -> difficult2(name);
      case "D1_015" -> difficult1(name);
      case "E1_01short" -> easy1(name);
      case "mart3_0" -> simulation(name, "martinez/n_cluster_3/simulation_0");
      case "mart3_1" -> simulation(name, "martinez/n_cluster_3/simulation_1");
      case "ped4_3" -> simulation(name, "pedreira/n_cluster_4/simulation_3");
      case "ped11_5" -> simulation(name, "pedreira/n_cluster_11/simulation_5");
      case "ped16_0" -> simulation(name, "pedreira/n_cluster_16/simulation_0");
      case "ped19_1" -> simulation(name, "pedreira/n_cluster_19/simulation_1");
      case "m09_2", "m09_4" -> martinez2009(name);
      case "m09_2_renamed" -> renamed(martinez2009("m09_2"), name, 2043, 2);
      case "m09_4_renamed" -> renamed(martinez2009("m09_4"), name, 1171, 1);
      case "hc1" -> hc1(name);
      case "bnu" -> bnu(name);
      case "zf9", "zf33" -> zebraFinch(name);
      default -> throw new IllegalArgumentException("no set " + name);
    };
  }

  private LabelledSpikes difficult2(String name) {
    MatFile file =
        mat("wave_clus_simulator/spikes_C_Difficult2_noise" + name.substring(3) + ".mat");
    return LabelledSpikes.ofKnown(
        name, rows(file.getMatrix("spikes")), ints(file.getMatrix("spikes_labels")));
  }

  /** True units attached to the detections by the nearest true time within five samples. */
  private LabelledSpikes difficult1(String name) {
    MatFile file = mat("wave_clus_simulator/times_C_Difficult1_noise015.mat");
    TreeMap<Long, Integer> truth = truth("wave_clus_simulator/C_Difficult1_noise015_gt.gdf", -13);
    Matrix detected = file.getMatrix("cluster_class");
    int[] labels = new int[detected.getNumRows()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = nearest(truth, Math.round(detected.getDouble(i, 1) * 24));
    }
    return LabelledSpikes.ofKnown(name, rows(file.getMatrix("spikes")), labels);
  }

  /** Which of the spikes of D1_015 do not overlap another one, by the simulator's own mark. */
  public boolean[] isolatedInDifficult1() {
    TreeMap<Long, Integer> overlaps = overlapsInDifficult1();
    Matrix detected =
        mat("wave_clus_simulator/times_C_Difficult1_noise015.mat").getMatrix("cluster_class");
    int[] marks =
        fill(
            detected.getNumRows(),
            i -> nearest(overlaps, Math.round(detected.getDouble(i, 1) * 24)));
    int[] known = Arrays.stream(marks).filter(mark -> mark >= 0).toArray();
    boolean[] isolated = new boolean[known.length];
    for (int i = 0; i < known.length; i++) {
      isolated[i] = known[i] == 0;
    }
    return isolated;
  }

  private TreeMap<Long, Integer> overlapsInDifficult1() {
    MatFile details = mat("wave_clus_simulator/QuirogaBenchmarkDetails.mat");
    int[] family = ints(details.getMatrix("benchmarkIdx"));
    int[] noise = ints(details.getMatrix("noiselevelIdx"));
    int file = 0;
    while (family[file] != 3 || noise[file] != 3) {
      file++;
    }
    int[] times = ints(details.getCell("spike_times").getMatrix(file + 1, 0));
    int[] marks = ints(details.getCell("spike_class").getMatrix(file + 1, 1));
    TreeMap<Long, Integer> overlaps = new TreeMap<>();
    for (int i = 0; i < times.length; i++) {
      overlaps.put((long) times[i] + WAVE_CLUS_PEAK, marks[i]);
    }
    return overlaps;
  }

  private static int nearest(TreeMap<Long, Integer> truth, long time) {
    long nearest = nearestTime(truth, time);
    return Math.abs(nearest - time) <= 5 ? truth.get(nearest) : -1;
  }

  private static long nearestTime(TreeMap<Long, Integer> truth, long time) {
    Long before = truth.floorKey(time);
    Long after = truth.ceilingKey(time);
    if (before == null || after == null) {
      return before == null ? after : before;
    }
    return time - before <= after - time ? before : after;
  }

  private TreeMap<Long, Integer> truth(String gdf, int offset) {
    TreeMap<Long, Integer> truth = new TreeMap<>();
    for (String line : new String(bytes(gdf), StandardCharsets.US_ASCII).split("\n")) {
      String[] parts = line.trim().split("\\s+");
      truth.put(Long.parseLong(parts[1]) + offset, Integer.parseInt(parts[0]));
    }
    return truth;
  }

  /** Windows of 64 samples around the true spikes' peaks at index 20. */
  private LabelledSpikes easy1(String name) {
    MatFile file = mat("wave_clus_simulator/C_Easy1_noise01_short.mat");
    Matrix trace = file.getMatrix("data");
    int[] times = ints(file.getCell("spike_times").getMatrix(0));
    int[] labels = ints(file.getCell("spike_class").getMatrix(0));
    float[] values = new float[times.length * 64];
    for (int i = 0; i < values.length; i++) {
      int at = times[i / 64] + WAVE_CLUS_PEAK - 20 + i % 64;
      values[i] = at >= trace.getNumElements() ? 0 : trace.getFloat(at);
    }
    return new LabelledSpikes(name, new Waveforms(times.length, 1, 64, values), labels);
  }

  private LabelledSpikes simulation(String name, String folder) {
    String path = "realistic_simulations/" + folder;
    return new LabelledSpikes(name, npy(path + "/spikes.npy"), toInts(npy(path + "/labels.npy")));
  }

  private LabelledSpikes martinez2009(String name) {
    String number = name.substring(4);
    String folder = "realistic_simulations/martinez2009/";
    return new LabelledSpikes(
        name,
        rows(mat(folder + "GTthrUnaligned" + number + ".mat").getMatrix("GTthrUnaligned")),
        ints(mat(folder + "GTlabels" + number + ".mat").getMatrix("GTlabels")));
  }

  /**
   * From one spike on, labels from a lowest one on name other neurons, except the one that both
   * recordings share.
   */
  private static LabelledSpikes renamed(LabelledSpikes set, String name, int joint, int lowest) {
    int[] labels = set.labels().clone();
    for (int i = joint; i < labels.length; i++) {
      labels[i] += labels[i] >= lowest ? 1 : 0;
    }
    return new LabelledSpikes(name, set.waveforms(), labels);
  }

  private LabelledSpikes hc1(String name) {
    MatFile file = mat("hc1_tetrode/d533101.mat");
    Matrix spikes = file.getMatrix("ec_spikes");
    int[] shape = spikes.getDimensions();
    float[] values = new float[spikes.getNumElements()];
    for (int i = 0; i < values.length; i++) {
      int sample = i % shape[1];
      int channel = i / shape[1] % shape[0];
      int spike = i / (shape[1] * shape[0]);
      values[i] = spikes.getFloat(channel + shape[0] * (sample + shape[1] * spike));
    }
    return new LabelledSpikes(
        name, new Waveforms(shape[2], shape[0], shape[1], values), ints(file.getMatrix("label")));
  }

  private LabelledSpikes bnu(String name) {
    String folder = "real_extracellular/bnu_array/";
    Matrix waveforms = mat(folder + "Elec1Waveform.mat").getCell("Waveform").getMatrix(0);
    Matrix units = mat(folder + "Elec1Unit.mat").getCell("Unit").getMatrix(0);
    int[] labels = ints(units);
    return new LabelledSpikes(
        name,
        waveforms.getNumRows() == labels.length ? rows(waveforms) : columns(waveforms),
        labels);
  }

  private LabelledSpikes zebraFinch(String name) {
    String number = name.substring(2);
    Waveforms spikes = npy("real_extracellular/zebra_finch/channel_spikes_" + number + ".npy");
    Waveforms rest = npy("real_extracellular/zebra_finch/channel_background_" + number + ".npy");
    int first = spikes.values().length;
    float[] values = Arrays.copyOf(spikes.values(), first + rest.values().length);
    System.arraycopy(rest.values(), 0, values, first, rest.values().length);
    int[] labels = new int[spikes.numSpikes() + rest.numSpikes()];
    Arrays.fill(labels, 0, spikes.numSpikes(), 1);
    return new LabelledSpikes(
        name, new Waveforms(labels.length, 1, spikes.numSamples(), values), labels);
  }

  private MatFile mat(String name) {
    try {
      return Mat5.readFromFile(data.resolve(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Waveforms rows(Matrix matrix) {
    return cut(matrix, matrix.getNumRows(), matrix.getNumCols(), false);
  }

  private static Waveforms columns(Matrix matrix) {
    return cut(matrix, matrix.getNumCols(), matrix.getNumRows(), true);
  }

  private static Waveforms cut(Matrix matrix, int spikes, int samples, boolean transposed) {
    float[] values = new float[spikes * samples];
    for (int i = 0; i < values.length; i++) {
      int row = transposed ? i % samples : i / samples;
      int column = transposed ? i / samples : i % samples;
      values[i] = matrix.getFloat(row, column);
    }
    return new Waveforms(spikes, 1, samples, values);
  }

  private static int[] ints(Matrix matrix) {
    return fill(matrix.getNumElements(), matrix::getInt);
  }

  private static int[] fill(int count, IntUnaryOperator value) {
    int[] values = new int[count];
    Arrays.setAll(values, value);
    return values;
  }

  private static int[] toInts(Waveforms column) {
    return fill(column.values().length, i -> Math.round(column.values()[i]));
  }

  /** Reads a little-endian C-order array of doubles, one or two dimensions. */
  private Waveforms npy(String name) {
    ByteBuffer file = ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
    int header = 10 + Short.toUnsignedInt(file.getShort(8));
    String text = new String(file.array(), 10, header - 10, StandardCharsets.US_ASCII);
    if (!text.contains("'<f8'") || !text.contains("'fortran_order': False")) {
      throw new IllegalArgumentException(name + " is of another kind: " + text);
    }
    String shape = text.substring(text.indexOf('(') + 1, text.indexOf(')'));
    int rows = Integer.parseInt(shape.split(",")[0].trim());
    file.position(header);
    float[] values = new float[(file.capacity() - header) / 8];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) file.getDouble();
    }
    return new Waveforms(rows, 1, values.length / rows, values);
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(data.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
