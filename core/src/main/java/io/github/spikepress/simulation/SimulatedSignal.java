// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.simulation;

import io.github.spikepress.recording.GroundTruth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A simulated signal, made block after block in constant memory (but for the true spikes). Heights
 * are in microvolts. Not thread-safe.
 */
final class SimulatedSignal {

  /** Fixed, so that sums are formed in one order. */
  static final int BLOCK_SAMPLES = 8192;

  /** Height of the greatest peak of a near neuron, in microvolts. */
  static final double PEAK_UV = 100;

  private static final double LEAST_RELATIVE_HEIGHT = 0.6;
  private static final double GREATEST_DISTANCE_UM = 30;

  private final SimulationSettings settings;
  private final Source[] units;
  private final SpikeTrains trains;
  private final Background background;
  private final Random white;
  private final double whiteUv;
  private final int lead;
  private final float[][] buffer;
  private final List<SpikeTrains.Spike> spikes = new ArrayList<>();
  private long position;

  SimulatedSignal(SimulationSettings settings, long seed) {
    this.settings = settings;
    double hz = settings.samplingFrequencyHz();
    Electrodes electrodes = new Electrodes(settings.numChannels());
    Random shapes = stream(seed, 1);
    this.units = new Source[settings.numUnits()];
    for (int unit = 0; unit < units.length; unit++) {
      units[unit] = unit(electrodes, shapes);
    }
    this.trains = new SpikeTrains(settings.firing(), settings.numUnits(), stream(seed, 2));
    double noiseUv = settings.noiseLevel() * PEAK_UV;
    this.background =
        new Background(
            hz, electrodes, noiseUv * Math.sqrt(1 - settings.whiteShare()), stream(seed, 3));
    this.white = stream(seed, 4);
    this.whiteUv = noiseUv * Math.sqrt(settings.whiteShare());
    // A spike reaches back before its peak and on after it
    this.lead = (int) StrictMath.ceil(SpikeShape.BEFORE_S * hz) + 1;
    this.buffer =
        new float[settings.numChannels()][BLOCK_SAMPLES + lead + Source.samplesAfter(hz) + 1];
  }

  private Source unit(Electrodes electrodes, Random random) {
    double height = LEAST_RELATIVE_HEIGHT + (1 - LEAST_RELATIVE_HEIGHT) * random.nextDouble();
    double sign = random.nextDouble() < settings.positiveShare() ? -1 : 1;
    SpikeShape shape = SpikeShape.random(random);
    float[] heights = electrodes.heights(random, 0, GREATEST_DISTANCE_UM);
    for (int c = 0; c < heights.length; c++) {
      heights[c] = (float) (sign * height * PEAK_UV * heights[c]);
    }
    return new Source(shape, heights, settings.samplingFrequencyHz());
  }

  private static Random stream(long seed, int purpose) {
    return new Random(seed * 0x9E3779B97F4A7C15L + purpose * 0xD1B54A32D192ED03L);
  }

  /**
   * Makes the next block.
   *
   * @param into {@code [channel][BLOCK_SAMPLES]} in microvolts
   * @return samples that are part of the recording, 0 at its end
   */
  int next(float[][] into) {
    int count = (int) Math.min(BLOCK_SAMPLES, settings.numSamples() - position);
    if (count <= 0) {
      return 0;
    }
    double hz = settings.samplingFrequencyHz();
    double untilS = (position + BLOCK_SAMPLES + lead) / hz;
    for (SpikeTrains.Spike spike = trains.pollBefore(untilS);
        spike != null;
        spike = trains.pollBefore(untilS)) {
      spikes.add(spike);
      units[spike.unit()].add(buffer, spike.timeS() * hz - position, height(spike));
    }
    background.add(buffer, position, untilS, hz);
    for (int c = 0; c < buffer.length; c++) {
      System.arraycopy(buffer[c], 0, into[c], 0, count);
      System.arraycopy(buffer[c], BLOCK_SAMPLES, buffer[c], 0, buffer[c].length - BLOCK_SAMPLES);
      Arrays.fill(buffer[c], buffer[c].length - BLOCK_SAMPLES, buffer[c].length, 0);
    }
    addWhiteNoise(into, count);
    position += count;
    return count;
  }

  /** Every second neuron fades, the others grow. */
  private double height(SpikeTrains.Spike spike) {
    double part = spike.timeS() / settings.durationS();
    return spike.height() * (1 - settings.drift() * (spike.unit() % 2 == 0 ? part : 1 - part));
  }

  private void addWhiteNoise(float[][] into, int count) {
    for (int i = 0; i < count; i++) {
      for (float[] channel : into) {
        channel[i] += (float) (whiteUv * white.nextGaussian());
      }
    }
  }

  /**
   * The spikes so far whose peaks lie in the recording.
   *
   * @return peaks and units, ascending
   */
  GroundTruth groundTruth() {
    double hz = settings.samplingFrequencyHz();
    List<SpikeTrains.Spike> inside =
        spikes.stream().filter(s -> Math.round(s.timeS() * hz) < settings.numSamples()).toList();
    return new GroundTruth(
        inside.stream().mapToLong(s -> Math.round(s.timeS() * hz)).toArray(),
        inside.stream().mapToInt(SpikeTrains.Spike::unit).toArray());
  }
}
