// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.vector;

import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.Provenance;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingParts;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.waveforms.Waveforms;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the vector quantisers have in common; a family says how it spends bits. Without a rate
 * target the ratio is 38. The target is met on a fifth of the training spikes after learning from
 * the others; the codec itself then learns from all of them.
 */
abstract sealed class VectorFamily implements CodecFamily permits KMeansFamily, RvqFamily {

  private static final double DEFAULT_RATIO = 38;
  private static final double FIRST_BITS = 14;
  private static final double DB_PER_BIT = 0.4;
  private static final double TOLERANCE_BITS = 0.05;
  private static final double MOST_BITS = 300;
  private static final int ATTEMPTS = 6;

  /** No attempt spends so many bits more or less than the one before. */
  private static final double STRIDE = 8;

  /** The settings that a user may give. */
  abstract Set<String> options();

  /** The settings that, all given, leave no choice of the rate. */
  abstract List<String> shape();

  /** How so many bits a spike are best spent, where the options do not say. */
  abstract VectorSettings spending(double bits, Map<String, String> options, int numSpikes);

  @Override
  public final SpikeCodec train(
      Waveforms training, TrainingRequest request, long seed, TrainingMonitor monitor) {
    request.requireOnly(name(), options());
    request.requireNoEpochs(name());
    if (request.options().keySet().containsAll(shape())) {
      request.requireNoTarget(name(), String.join(" and ", shape()));
    }
    TrainingParts parts = TrainingParts.cut(training, seed);
    Search search = new Search(parts, request, seed, monitor);
    VectorSettings settings = search.solve();
    return codec(training, settings, seed, search.figures());
  }

  private SpikeCodec codec(
      Waveforms training, VectorSettings settings, long seed, Map<String, Double> figures) {
    float gain = ModelUnits.gain(training);
    VectorModel model = VectorModel.train(ModelUnits.of(training, gain), gain, settings, seed);
    ModelCard card =
        Provenance.card(
            name(), VectorModel.FORMAT_VERSION, training, seed, settings.onCard(), figures);
    return new VectorCodec(card, model);
  }

  @Override
  public final SpikeCodec load(CodecModel model) {
    return new VectorCodec(model.card(), VectorModel.read(model));
  }

  /** Looks for the number of bits that meets the target on the validation part. */
  private final class Search {

    private final TrainingParts parts;
    private final TrainingRequest request;
    private final long seed;
    private final TrainingMonitor monitor;
    private double[] tooFew;
    private double[] tooMany;
    private double bits;
    private double sndrDb;

    Search(TrainingParts parts, TrainingRequest request, long seed, TrainingMonitor monitor) {
      this.parts = parts;
      this.request = request;
      this.seed = seed;
      this.monitor = monitor;
    }

    VectorSettings solve() {
      double at = wantedBits();
      VectorSettings best = null;
      VectorSettings last = null;
      double leastMiss = Double.POSITIVE_INFINITY;
      for (int i = 0; i < ATTEMPTS && (best == null || !monitor.cancelled()); i++) {
        VectorSettings now = spending(at, request.options(), parts.fitting().numSpikes());
        if (now.equals(last)) {
          break;
        }
        last = now;
        measure(now);
        monitor.progressed(new TrainingProgress(i + 1, ATTEMPTS, Double.NaN, sndrDb, now.k()));
        double miss = missBits();
        if (Math.abs(miss) < leastMiss) {
          leastMiss = Math.abs(miss);
          best = now;
        }
        if (Math.abs(miss) < TOLERANCE_BITS) {
          break;
        }
        at = next(at, miss);
      }
      return best;
    }

    /** Between the nearest points on both sides of the target, once there are two. */
    private double next(double at, double miss) {
      if (miss > 0) {
        tooFew = new double[] {at, miss};
      } else {
        tooMany = new double[] {at, miss};
      }
      if (tooFew == null || tooMany == null) {
        return Math.max(0, Math.min(MOST_BITS, at + Math.max(-STRIDE, Math.min(STRIDE, miss))));
      }
      double share = tooFew[1] / (tooFew[1] - tooMany[1]);
      return tooFew[0] + share * (tooMany[0] - tooFew[0]);
    }

    private double wantedBits() {
      if (request.target() instanceof RateTarget.Quality) {
        return FIRST_BITS;
      }
      double ratio =
          request.target() instanceof RateTarget.Ratio given ? given.payloadRatio() : DEFAULT_RATIO;
      return 16.0 * parts.fitting().valuesPerSpike() / ratio;
    }

    private double missBits() {
      if (request.target() instanceof RateTarget.Quality quality) {
        return (quality.sndrDb() - sndrDb) / DB_PER_BIT;
      }
      return wantedBits() - bits;
    }

    private void measure(VectorSettings settings) {
      SpikeCodec codec = codec(parts.fitting(), settings, seed, Map.of());
      EncodedSpikes encoded = codec.encode(parts.validation());
      bits = (double) encoded.payloadBits() / encoded.numSpikes();
      Waveforms decoded = codec.decode(encoded.numSpikes(), encoded.payload());
      sndrDb = SignalToNoise.meanDb(parts.validation(), decoded);
    }

    Map<String, Double> figures() {
      double ratio = 16.0 * parts.fitting().valuesPerSpike() / Math.max(bits, 1e-9);
      return Map.of("validation_sndr_db", sndrDb, "validation_payload_ratio", ratio);
    }
  }
}
