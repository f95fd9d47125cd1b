// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.benchmark;

import io.github.spikepress.waveforms.Waveforms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Labelled spikes cut out of a simulated trace, on which the sorter's settings are chosen so that
 * no published label is needed for that. Background: thousands of small distant spikes of random
 * shape. Spikes fire at random after a refractory time, so that some overlap; each is found by the
 * largest value near its place, like a detector does, and a spike too near after another is lost.
 */
public final class SimulatedSpikes {

  private static final int SAMPLES = 64;
  private static final int PEAK = 20;
  private static final int DEAD_TIME = 20;

  private final SplittableRandom random;
  private final SpikeScenario scenario;
  private final int length;
  private final double[][] trace;
  private final List<long[]> events = new ArrayList<>();

  private SimulatedSpikes(SpikeScenario scenario, long seed) {
    this.scenario = scenario;
    random = new SplittableRandom(seed);
    length = scenario.spikes() * 350;
    trace = new double[scenario.channels()][length];
  }

  /** Simulates a set. */
  public static LabelledSpikes of(SpikeScenario scenario, long seed) {
    SimulatedSpikes simulation = new SimulatedSpikes(scenario, seed);
    simulation.addBackground();
    simulation.addMultiUnit();
    simulation.addUnits();
    return simulation.cut(scenario.name());
  }

  private void addBackground() {
    double[][] shapes = new double[200][];
    Arrays.setAll(shapes, i -> shape(random.nextGaussian()));
    for (double[] channel : trace) {
      for (int i = 0; i < length / 8; i++) {
        add(channel, shapes[random.nextInt(shapes.length)], random.nextInt(length));
      }
      double sum = 0;
      for (double value : channel) {
        sum += value * value;
      }
      SpikeBackground background = scenario.background();
      double spikes = background.noise() * Math.sqrt(1 - background.whiteShare());
      double factor = spikes / Math.sqrt(sum / length);
      double white = background.noise() * Math.sqrt(background.whiteShare());
      for (int t = 0; t < length; t++) {
        channel[t] = channel[t] * factor + (white > 0 ? white * random.nextGaussian() : 0);
      }
    }
  }

  private void addMultiUnit() {
    MultiUnit many = scenario.background().multiUnit();
    int wanted = (int) (scenario.spikes() * many.share());
    double range = many.largest() / many.smallest();
    double[][][] shapes = new double[many.units()][][];
    Arrays.setAll(
        shapes, i -> onChannels(shape(many.smallest() * Math.pow(range, random.nextDouble()))));
    double[] upTo = new double[many.units()];
    for (int i = 0; many.rateRange() > 1 && i < upTo.length; i++) {
      upTo[i] = (i == 0 ? 0 : upTo[i - 1]) + Math.pow(many.rateRange(), random.nextDouble());
    }
    for (int i = 0; i < wanted; i++) {
      int unit = many.rateRange() > 1 ? drawn(upTo) : random.nextInt(shapes.length);
      fire(shapes[unit], random.nextInt(200, length - 200), 0, 1);
    }
  }

  private int drawn(double[] upTo) {
    double at = upTo[upTo.length - 1] * random.nextDouble();
    int unit = 0;
    while (upTo[unit] < at) {
      unit++;
    }
    return unit;
  }

  private void addUnits() {
    double[] base = shape(1);
    double[] rates = new double[scenario.units()];
    Arrays.setAll(rates, u -> Math.pow(scenario.firing().rateRange(), random.nextDouble()));
    double total = Arrays.stream(rates).sum();
    for (int unit = 0; unit < rates.length; unit++) {
      double[][] shape = onChannels(unitShape(base));
      double wanted =
          scenario.spikes() * (1 - scenario.background().multiUnit().share()) * rates[unit] / total;
      double interval = (length - 400) / wanted;
      double at = 200 + interval * random.nextDouble();
      double drift = scenario.firing().drift() * (2 * random.nextDouble() - 1);
      while (at < length - 200) {
        at = burst(shape, at, unit + 1, 1 + drift * (at / length - 0.5));
        at += 48 + Math.max(0, interval - 48) * -Math.log(1 - random.nextDouble());
      }
    }
  }

  /** One spike, or a few in quick succession; returns the time of the last. */
  private double burst(double[][] shape, double at, int unit, double strength) {
    double share = scenario.firing().burstShare();
    int more = share > 0 && random.nextDouble() < share ? 1 + random.nextInt(3) : 0;
    double last = at;
    fire(shape, last, unit, strength);
    for (int i = 1; i <= more && last + 150 < length - 200; i++) {
      last += 72 + 72 * random.nextDouble();
      fire(shape, last, unit, strength * Math.pow(0.8, i));
    }
    return last;
  }

  private double[] unitShape(double[] base) {
    double spread = scenario.amplitudeRange();
    double amplitude = Math.pow(spread, random.nextDouble()) / Math.sqrt(spread);
    double[] own = shape(1);
    double[] mixed = new double[own.length];
    Arrays.setAll(
        mixed,
        i -> amplitude * (scenario.similarity() * base[i] + (1 - scenario.similarity()) * own[i]));
    return mixed;
  }

  /** A main peak with a slower after-potential and a smaller one before it; ten points a sample. */
  private double[] shape(double amplitude) {
    double width = 2 + 2.5 * random.nextDouble();
    double after = 0.15 + 0.6 * random.nextDouble();
    double afterDelay = 6 + 9 * random.nextDouble();
    double afterWidth = 3 + 7 * random.nextDouble();
    double before = 0.35 * random.nextDouble();
    double beforeDelay = 4 + 4 * random.nextDouble();
    double beforeWidth = 2 + 3 * random.nextDouble();
    double strongest = scenario.phases().strongest();
    if (strongest > 0) {
      after = strongest * random.nextDouble();
      afterDelay = 4 + 5 * random.nextDouble();
      afterWidth = 2 + 3 * random.nextDouble();
    }
    double[] shape = new double[SAMPLES * 10];
    for (int i = 0; i < shape.length; i++) {
      double t = i / 10.0 - PEAK;
      shape[i] =
          amplitude
              * (bump(t / width)
                  - after * bump((t - afterDelay) / afterWidth)
                  - before * bump((t + beforeDelay) / beforeWidth));
    }
    return shape;
  }

  private double[][] onChannels(double[] shape) {
    double[][] channels = new double[scenario.channels()][];
    for (int c = 0; c < channels.length; c++) {
      double strength = channels.length == 1 ? 1 : 0.2 + 0.8 * random.nextDouble();
      channels[c] = Arrays.stream(shape).map(value -> value * strength).toArray();
    }
    return channels;
  }

  private void fire(double[][] shape, double at, int unit, double strength) {
    double amplitude = strength * (1 + 0.04 * random.nextGaussian());
    for (int c = 0; c < shape.length; c++) {
      add(trace[c], Arrays.stream(shape[c]).map(v -> v * amplitude).toArray(), at);
    }
    events.add(new long[] {Math.round(at) + PEAK, unit});
  }

  private void add(double[] channel, double[] shape, double at) {
    int first = (int) at;
    int phase = (int) Math.round((at - first) * 10);
    for (int t = 1; t < SAMPLES; t++) {
      if (first + t < length) {
        channel[first + t] += shape[t * 10 - phase];
      }
    }
  }

  private LabelledSpikes cut(String name) {
    events.sort(Comparator.comparingLong(event -> event[0]));
    List<float[][]> spikes = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    long last = -DEAD_TIME;
    for (long[] event : events) {
      if (event[0] - last >= DEAD_TIME && event[0] + SAMPLES < length) {
        last = event[0];
        spikes.add(window((int) event[0]));
        labels.add((int) event[1]);
      }
    }
    return new LabelledSpikes(
        name,
        Waveforms.of(spikes.toArray(float[][][]::new)),
        labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private float[][] window(int event) {
    int peak = event;
    double largest = Double.NEGATIVE_INFINITY;
    SpikePhases phases = scenario.phases();
    for (int t = event - phases.reach(); t <= event + phases.reach(); t++) {
      for (double[] channel : trace) {
        double value = phases.strongest() > 0 ? Math.abs(channel[t]) : channel[t];
        if (value > largest) {
          largest = value;
          peak = t;
        }
      }
    }
    float[][] window = new float[trace.length][SAMPLES];
    for (int c = 0; c < trace.length; c++) {
      for (int t = 0; t < SAMPLES; t++) {
        window[c][t] = (float) trace[c][peak - PEAK + t];
      }
    }
    return window;
  }

  private static double bump(double x) {
    return Math.exp(-0.5 * x * x);
  }
}
