// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.dynamics.planning.BandwidthPlanner;
import io.github.spikepress.dynamics.planning.ImplantPlan;
import io.github.spikepress.dynamics.planning.ImplantPlanner;
import io.github.spikepress.hardware.Chip;
import io.github.spikepress.hardware.HardwareBudget;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Channels, duty cycle, expected R², bits per second, and what the codec's encoder takes: {@code
 * BandwidthTable RUNS MODEL BITS_PER_SPIKE RATE_HZ CHANNELS...}, where RUNS is a file of printed
 * rows, MODEL a bundled codec model, BITS_PER_SPIKE the bits of a spike compressed by it, and
 * RATE_HZ the spikes per second and channel.
 */
public final class BandwidthTable {

  private static final int FIRST_CHANNELS = 4;
  private static final double NEURONS = 60;
  private static final double BIN_SECONDS = 0.02;
  private static final double RAW_BITS_PER_SECOND = 16 * 30_000.0;

  private BandwidthTable() {}

  /**
   * Prints a row for each number of channels and measured duty cycle.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) {
    NavigableMap<Double, Double> curve = curve(ResultRow.read(Path.of(arguments[0])));
    HardwareBudget encoder =
        HardwareBudget.of(
            CodecFamilies.load(BundledModels.named(arguments[1])).cost(), Chip.EYERISS);
    double bitsPerSpike = Double.parseDouble(arguments[2]);
    double rateHz = Double.parseDouble(arguments[3]);
    System.out.println(
        "| channels | duty cycle | expected R² (pooled) | raw Mbit/s | spikes/s | compressed kbit/s"
            + " | encoder µW | area mm² | share of a chip |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (String channels : Arrays.asList(arguments).subList(FIRST_CHANNELS, arguments.length)) {
      BandwidthPlanner bandwidth =
          new BandwidthPlanner(
              Integer.parseInt(channels), BIN_SECONDS, RAW_BITS_PER_SECOND * BIN_SECONDS, curve);
      ImplantPlanner planner = new ImplantPlanner(bandwidth, encoder, rateHz, bitsPerSpike);
      curve.descendingKeySet().forEach(dutyCycle -> print(planner.at(dutyCycle)));
    }
  }

  /** Mean pooled R² of SBTT on random masks by duty cycle. */
  private static NavigableMap<Double, Double> curve(List<ResultRow> rows) {
    return rows.stream()
        .filter(row -> row.method().equals(Method.SBTT.name()))
        .filter(row -> row.scheme().equals(Scheme.RANDOM.name()))
        .collect(
            Collectors.groupingBy(
                row -> row.observed() / NEURONS,
                TreeMap::new,
                Collectors.averagingDouble(row -> row.agreement().pooled())));
  }

  private static void print(ImplantPlan plan) {
    System.out.printf(
        Locale.ROOT,
        "| %d | %.3f | %.2f | %.2f | %.0f | %.1f | %.1f | %.2f | %.4f |%n",
        plan.bandwidth().channels(),
        plan.bandwidth().dutyCycle(),
        plan.bandwidth().expectedR2(),
        plan.bandwidth().bitsPerSecond() / 1e6,
        plan.spikesPerSecond(),
        plan.compressedBitsPerSecond() / 1e3,
        plan.powerMicrowatt(),
        plan.areaMm2(),
        plan.chipShare());
  }
}
