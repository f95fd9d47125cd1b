// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long each stage of a pipeline takes for a piece, in constant memory: times are counted in
 * classes that are 1/16 of an octave wide, so that a quantile is right to 4.5 %. Thread-safe.
 */
public final class StageTimes {

  private static final int PER_OCTAVE = 16;
  private static final int CLASSES = 64 * PER_OCTAVE;

  private final Map<String, AtomicLongArray> stages = new ConcurrentHashMap<>();

  /**
   * What was measured of one stage.
   *
   * @param pieces how many pieces went through it
   * @param medianMs half of them took at most so many milliseconds
   * @param p999Ms 99.9 % of them took at most so many milliseconds
   */
  public record Latency(long pieces, double medianMs, double p999Ms) {}

  /** Starts with nothing measured. */
  public StageTimes() {}

  /**
   * Notes one piece.
   *
   * @param stage the stage's name
   * @param nanos how long the piece took, in nanoseconds
   */
  public void add(String stage, long nanos) {
    stages
        .computeIfAbsent(stage, name -> new AtomicLongArray(CLASSES))
        .incrementAndGet(classOf(Math.max(1, nanos)));
  }

  /**
   * What was measured.
   *
   * @return by stage, in the order of their names
   */
  public Map<String, Latency> byStage() {
    Map<String, Latency> result = new LinkedHashMap<>();
    stages.keySet().stream()
        .sorted()
        .forEach(
            stage -> {
              AtomicLongArray counts = stages.get(stage);
              result.put(
                  stage,
                  new Latency(total(counts), quantile(counts, 0.5), quantile(counts, 0.999)));
            });
    return result;
  }

  private static int classOf(long nanos) {
    double octaves = Math.log(nanos) / Math.log(2);
    return (int) Math.min(CLASSES - 1, Math.round(octaves * PER_OCTAVE));
  }

  private static long total(AtomicLongArray counts) {
    long total = 0;
    for (int i = 0; i < CLASSES; i++) {
      total += counts.get(i);
    }
    return total;
  }

  private static double quantile(AtomicLongArray counts, double share) {
    long wanted = (long) Math.ceil(share * total(counts));
    long below = 0;
    int at = -1;
    while (below < wanted) {
      below += counts.get(++at);
    }
    return Math.pow(2, (double) at / PER_OCTAVE) / 1e6;
  }
}
