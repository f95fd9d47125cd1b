// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * Looks for the number of bits a spike that meets a target, by trying: for codecs whose settings
 * cannot be turned smoothly.
 */
public final class BitsSearch {

  /** How often settings are tried at most. */
  public static final int ATTEMPTS = 8;

  private static final double FIRST_BITS = 14;
  private static final double DB_PER_BIT = 0.4;
  private static final double TOLERANCE_BITS = 0.05;
  private static final double MOST_BITS = 300;

  /** No attempt spends so many bits more or less than the one before, or half as many again. */
  private static final double STRIDE = 8;

  /** By how much more than what is missing the next attempt goes on at most. */
  private static final double MOST_GAIN = 4;

  private final RateTarget target;
  private final double wantedBits;
  private Attempt tooFew;
  private Attempt tooMany;
  private Attempt latest;

  /**
   * Where settings stand.
   *
   * @param bits payload bits of a spike
   * @param sndrDb quality in dB
   */
  public record Point(double bits, double sndrDb) {}

  /**
   * What came nearest to the target.
   *
   * @param settings the settings
   * @param point where they stand
   * @param <S> kind of settings
   */
  public record Found<S>(S settings, Point point) {}

  /**
   * Prepares a search.
   *
   * @param target what is to be met
   * @param valuesPerSpike values of a spike, of 16 bits each
   * @param otherwise the ratio to aim at where nothing is asked
   */
  public BitsSearch(RateTarget target, int valuesPerSpike, double otherwise) {
    this.target = target;
    double ratio = target instanceof RateTarget.Ratio given ? given.payloadRatio() : otherwise;
    wantedBits = 16.0 * valuesPerSpike / ratio;
  }

  /**
   * Searches.
   *
   * @param spending the settings that spend about so many bits on a spike
   * @param measuring where settings stand
   * @param cancelled asked before every attempt but the first
   * @param <S> kind of settings
   * @return the nearest of the attempts
   */
  public <S> Found<S> solve(
      DoubleFunction<S> spending, Function<S, Point> measuring, BooleanSupplier cancelled) {
    double at = target instanceof RateTarget.Quality ? FIRST_BITS : wantedBits;
    Found<S> best = null;
    S last = null;
    for (int i = 0; i < ATTEMPTS && (best == null || !cancelled.getAsBoolean()); i++) {
      S now = spending.apply(at);
      if (now.equals(last)) {
        break;
      }
      last = now;
      Point point = measuring.apply(now);
      double miss = missBits(point);
      if (best == null || Math.abs(miss) < Math.abs(missBits(best.point))) {
        best = new Found<>(now, point);
      }
      if (Math.abs(miss) < TOLERANCE_BITS) {
        break;
      }
      at = next(at, miss);
    }
    return best;
  }

  /** Bits that are missing, estimated where a quality is asked for; negative for too many. */
  private double missBits(Point point) {
    return target instanceof RateTarget.Quality quality
        ? (quality.sndrDb() - point.sndrDb) / DB_PER_BIT
        : wantedBits - point.bits;
  }

  /** Between the nearest points on both sides of the target, once there are two; else further. */
  private double next(double at, double miss) {
    Attempt now = new Attempt(at, miss);
    double further = at + stride(now);
    narrow(now);
    if (tooFew == null || tooMany == null) {
      return Math.max(0, Math.min(MOST_BITS, further));
    }
    double share = tooFew.miss / (tooFew.miss - tooMany.miss);
    return tooFew.at + share * (tooMany.at - tooFew.at);
  }

  /** How far to go: what is missing, and more where the last attempt brought less than it spent. */
  private double stride(Attempt now) {
    double gain = 1;
    if (latest != null && latest.miss != now.miss) {
      gain = Math.max(1, Math.min(MOST_GAIN, (now.at - latest.at) / (latest.miss - now.miss)));
    }
    double most = Math.max(STRIDE, now.at / 2);
    return Math.max(-most, Math.min(most, gain * now.miss));
  }

  /**
   * Keeps the nearest attempts on both sides. An end that stays twice counts half, so that the
   * search does not creep towards the target from one side (the Illinois method).
   */
  private void narrow(Attempt now) {
    boolean again = latest != null && latest.miss > 0 == now.miss > 0;
    if (now.miss > 0) {
      tooFew = now;
      tooMany = again && tooMany != null ? tooMany.halved() : tooMany;
    } else {
      tooMany = now;
      tooFew = again && tooFew != null ? tooFew.halved() : tooFew;
    }
    latest = now;
  }

  /** Bits that were to be spent, and those that were missing then. */
  private record Attempt(double at, double miss) {

    Attempt halved() {
      return new Attempt(at, miss / 2);
    }
  }
}
