// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.trellis.coding.MagnitudeCoder;
import io.github.spikepress.codec.trellis.model.CoefficientTables;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import io.github.spikepress.entropy.SymbolCounts;
import io.github.spikepress.errors.DamagedFileException;

/** Writes a tuning as bits and reads it again. Immutable and thread-safe. */
final class TuningCoder {

  private static final int GAIN_BITS = 16;
  private static final int STEP_BITS = 8;
  private static final int CLASS_BITS = 6;
  private static final int DIRECTION_BITS = 12;
  private static final int CLASS_LENGTH_BITS = 6;
  private static final int STEP_LENGTH_BITS = 4;

  /** Spread of the entries of the mixture: rows of length 16 over the channels. */
  private static final int MIXTURE_SPREAD = 30;

  /** Spread of the differences between neighbours of the profile. */
  private static final int PROFILE_SPREAD = 22;

  private static final int WIDTH_SPREAD = 22;

  /** No number of a tuning is greater. */
  static final int LIMIT = 1 << 20;

  private final TuningPrior prior;
  private final MagnitudeCoder magnitudes;

  /**
   * Prepares.
   *
   * @param prior what is known of any recording
   * @param magnitudes the coder of its tables
   */
  TuningCoder(TuningPrior prior, MagnitudeCoder magnitudes) {
    this.prior = prior;
    this.magnitudes = magnitudes;
  }

  /** Writes a tuning. */
  void write(RangeEncoder encoder, Tuning tuning, SymbolCounts counts) {
    new Writer(encoder, counts).write(tuning);
  }

  /**
   * Reads a tuning.
   *
   * @throws DamagedFileException if no encoder can have written it
   */
  Tuning read(RangeDecoder decoder) {
    return new Reader(decoder).read();
  }

  /** Spreads of the means' coordinates at a step. */
  private int meanSpread(Tuning.Scale scale, int coordinate) {
    int spread = prior.meanSpreads()[coordinate] - scale.spreadShift();
    return Math.max(0, Math.min(CoefficientTables.GREATEST_SPREAD, spread));
  }

  private final class Writer {

    private final RangeEncoder encoder;
    private final SymbolCounts counts;

    Writer(RangeEncoder encoder, SymbolCounts counts) {
      this.encoder = encoder;
      this.counts = counts;
    }

    void write(Tuning tuning) {
      bits(tuning.scale().gainCode() + (1 << GAIN_BITS - 1), GAIN_BITS);
      bits(tuning.scale().stepCode() + (1 << STEP_BITS - 1), STEP_BITS);
      bits(tuning.numClasses() - 1, CLASS_BITS);
      bits(tuning.directions().length, DIRECTION_BITS);
      bits(tuning.numDirections(), DIRECTION_BITS);
      for (int[] mean : tuning.means()) {
        for (int i = 0; i < mean.length; i++) {
          signed(mean[i], meanSpread(tuning.scale(), i % prior.numSamples()));
        }
      }
      for (int i = 0; i < tuning.directions().length; i++) {
        signedRow(tuning.directions()[i], prior.directionSpreads()[i]);
      }
      for (int[] row : tuning.mixture()) {
        for (int value : row) {
          signed(value, MIXTURE_SPREAD);
        }
      }
      writeProfile(tuning.profile());
      writeClasses(tuning);
    }

    private void writeProfile(int[] profile) {
      int period = prior.numChannels();
      for (int i = 0; i < profile.length; i++) {
        signed(profile[i] - (i < period ? 0 : profile[i - period]), PROFILE_SPREAD);
      }
    }

    private void writeClasses(Tuning tuning) {
      for (int k = 0; k < tuning.numClasses(); k++) {
        for (int j = 0; j < prior.steps().length; j++) {
          signed(tuning.widths()[k][j], WIDTH_SPREAD);
          bits(tuning.stepLengths()[k][j], STEP_LENGTH_BITS);
        }
      }
      for (int length : tuning.classLengths()) {
        bits(length, CLASS_LENGTH_BITS);
      }
    }

    private void bits(int value, int count) {
      encoder.encodeBits(value, count);
      counts.addUncoded(count);
    }

    private void signedRow(int[] row, int[] spreads) {
      for (int i = 0; i < row.length; i++) {
        signed(row[i], spreads[i]);
      }
    }

    private void signed(int value, int spread) {
      magnitudes.write(encoder, spread, 0, Math.abs(value), counts);
      if (value != 0) {
        bits(value < 0 ? 1 : 0, 1);
      }
    }
  }

  private final class Reader {

    private final RangeDecoder decoder;

    Reader(RangeDecoder decoder) {
      this.decoder = decoder;
    }

    Tuning read() {
      int gainCode = decoder.decodeBits(GAIN_BITS) - (1 << GAIN_BITS - 1);
      int stepCode = decoder.decodeBits(STEP_BITS) - (1 << STEP_BITS - 1);
      Tuning.Scale scale = new Tuning.Scale(gainCode, stepCode);
      int classes = decoder.decodeBits(CLASS_BITS) + 1;
      int given = decoder.decodeBits(DIRECTION_BITS);
      int directions = decoder.decodeBits(DIRECTION_BITS);
      require(
          Math.abs(gainCode) <= Adaptation.LIMIT
              && Math.abs(stepCode) <= Tuning.Scale.GREATEST_STEP_CODE
              && given <= directions
              && directions >= 1
              && directions <= prior.numSamples());
      int channels = prior.numChannels();
      int samples = prior.numSamples();
      int[][] means = new int[classes][channels * samples];
      for (int[] mean : means) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] = signed(meanSpread(scale, i % samples));
        }
      }
      int[][] rows = new int[given][samples];
      for (int i = 0; i < given; i++) {
        for (int t = 0; t < samples; t++) {
          rows[i][t] = signed(prior.directionSpreads()[i][t]);
        }
      }
      int[][] mixture = channels == 1 ? new int[0][] : new int[channels][channels];
      for (int[] row : mixture) {
        for (int c = 0; c < channels; c++) {
          row[c] = signed(MIXTURE_SPREAD);
        }
      }
      int[] profile = profile(directions * channels);
      int steps = prior.steps().length;
      int[][] widths = new int[classes][steps];
      int[][] stepLengths = new int[classes][steps];
      for (int k = 0; k < classes; k++) {
        for (int j = 0; j < steps; j++) {
          widths[k][j] = signed(WIDTH_SPREAD);
          stepLengths[k][j] = decoder.decodeBits(STEP_LENGTH_BITS);
        }
      }
      int[] classLengths = new int[classes + 1];
      for (int k = 0; k < classLengths.length; k++) {
        classLengths[k] = decoder.decodeBits(CLASS_LENGTH_BITS);
      }
      return new Tuning(
          scale, means, rows, mixture, directions, profile, widths, classLengths, stepLengths);
    }

    private int[] profile(int count) {
      int period = prior.numChannels();
      int[] profile = new int[count];
      for (int i = 0; i < count; i++) {
        profile[i] = signed(PROFILE_SPREAD) + (i < period ? 0 : profile[i - period]);
        require(profile[i] >= 0 && profile[i] <= CoefficientTables.GREATEST_SPREAD);
      }
      return profile;
    }

    private int signed(int spread) {
      int magnitude = magnitudes.read(decoder, spread, 0);
      require(magnitude <= LIMIT);
      return magnitude != 0 && decoder.decodeBits(1) == 1 ? -magnitude : magnitude;
    }

    private static void require(boolean possible) {
      if (!possible) {
        throw new DamagedFileException(
            "entropy-coded data",
            DamagedFileException.UNKNOWN_OFFSET,
            "holds an impossible tuning");
      }
    }
  }
}
