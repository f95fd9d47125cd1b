// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assertions;

/** What a fuzzing test tried and what became of it; holds every input to its bounds. */
public final class FuzzCounts {

  /** How many inputs are made where a build makes one: {@code -Dspikepress.fuzz}. */
  public static final int ROUNDS = Integer.getInteger("spikepress.fuzz", 1);

  /** Long runs of their own inputs: {@code -Dspikepress.fuzz.seed}. */
  private static final long SEED = Long.getLong("spikepress.fuzz.seed", 0);

  private static final long REPORTED = 20_000;

  /** Seconds of the processor for one input. */
  private static final double LIMIT_S = 10;

  private final String what;
  private final long greatestBytes;
  private final long start = System.nanoTime();
  private final AtomicLong mostBytes = new AtomicLong();
  private double mostSeconds;
  private long inputs;
  private long refused;

  /**
   * Starts counting.
   *
   * @param what is read
   * @param greatestBytes memory that one input may ask for, all in all
   */
  public FuzzCounts(String what, long greatestBytes) {
    this.what = what;
    this.greatestBytes = greatestBytes;
  }

  /**
   * Decides about an input.
   *
   * @param seed of the property
   * @param round from 0 on
   * @return a generator of its own
   */
  public static Random random(long seed, int round) {
    return new Random(seed + 31L * round + 1_000_003L * SEED);
  }

  /**
   * Tries an input.
   *
   * @param name for messages
   * @param work reads it; calls {@link #refused()} if it is refused
   */
  public void input(String name, Runnable work) {
    inputs++;
    boolean done = false;
    double seconds = 0;
    try {
      seconds =
          Allocation.processorSeconds(
              () -> mostBytes.accumulateAndGet(bytes(name, work), Math::max));
      done = true;
    } finally {
      if (!done) {
        System.out.println("fuzz: " + what + " failed: " + name);
      }
    }
    Assertions.assertTrue(seconds < LIMIT_S, name + " took " + seconds + " s");
    mostSeconds = Math.max(mostSeconds, seconds);
    if (inputs % REPORTED == 0) {
      print();
    }
  }

  private long bytes(String name, Runnable work) {
    long bytes = Allocation.of(work);
    Assertions.assertTrue(bytes < greatestBytes, name + " took " + bytes + " bytes");
    return bytes;
  }

  /** Notes that an input was refused. */
  public void refused() {
    refused++;
  }

  /** Says what was found so far. */
  public void print() {
    System.out.printf(
        "fuzz: %s: %d inputs, %d refused, at most %.1f MiB and %.2f s for one; %.0f s%n",
        what,
        inputs,
        refused,
        mostBytes.get() / 1048576.0,
        mostSeconds,
        (System.nanoTime() - start) / 1e9);
  }
}
