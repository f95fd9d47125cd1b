// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import io.github.spikepress.hardware.Chip;
import io.github.spikepress.hardware.HardwareBudget;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.sorting.SpikeShapes;
import io.github.spikepress.sorting.model.InputNormalisation;
import io.github.spikepress.sorting.model.SorterModel;
import io.github.spikepress.sorting.training.NetworkKind;
import io.github.spikepress.sorting.training.NetworkSettings;
import io.github.spikepress.sorting.training.OutputPrecision;
import io.github.spikepress.sorting.training.SorterTraining;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Locale;

/**
 * Prints size, operations and energy of networks of several windows and numbers of units, trained
 * for one epoch, as a Markdown table. No data needed.
 */
public final class NetworkCostTable {

  private static final int SPIKES = 400;
  private static final int ALIGNED_AWAY = 6;

  private NetworkCostTable() {}

  /** Prints the table. */
  public static void main(String[] arguments) {
    System.out.println(
        "| values, units | network | bytes | dense ÷ it | bit operations | additions |"
            + " multiplications | energy, nJ |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (int[] shape : new int[][] {{64, 3}, {58, 3}, {48, 4}, {48, 16}, {48, 19}, {32, 3}}) {
      int dense = model(NetworkKind.DENSE, OutputPrecision.BINARY, shape).network().sizeBytes();
      print("BNN, binary output", NetworkKind.BINARIZED, OutputPrecision.BINARY, shape, dense);
      print("BNN, real output", NetworkKind.BINARIZED, OutputPrecision.REAL, shape, dense);
      print("dense", NetworkKind.DENSE, OutputPrecision.BINARY, shape, dense);
    }
  }

  private static void print(
      String name, NetworkKind kind, OutputPrecision output, int[] shape, int dense) {
    SorterModel model = model(kind, output, shape);
    var operations = model.network().operations();
    HardwareBudget budget =
        new HardwareBudget(
            model.network().sizeBytes(), operations.equivalentMultiplications(), Chip.EYERISS);
    System.out.printf(
        Locale.ROOT,
        "| %d, %d | %s | %d | %.2f | %d | %d | %d | %.1f |%n",
        shape[0],
        shape[1],
        name,
        model.network().sizeBytes(),
        (double) dense / model.network().sizeBytes(),
        operations.bitOperations(),
        operations.additions(),
        operations.multiplications(),
        1000 * budget.energyPerSpikeMicrojoule());
  }

  private static SorterModel model(NetworkKind kind, OutputPrecision output, int[] shape) {
    Waveforms spikes = SpikeShapes.of(SPIKES, shape[1], shape[0] + ALIGNED_AWAY, 0.1, 1);
    SorterTraining usual = SorterTraining.standard(kind, SPIKES, 1);
    return new SorterTraining(
            NetworkSettings.paper(kind).withOutput(output),
            usual.training().withEpochs(1),
            InputNormalisation.ZSCORE,
            usual.alignment())
        .train(spikes, SpikeShapes.labels(SPIKES, shape[1]), Progress.SILENT);
  }
}
