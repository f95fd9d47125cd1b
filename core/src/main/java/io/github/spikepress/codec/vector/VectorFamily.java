// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.vector;

import io.github.spikepress.codec.BitsSearch;
import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.Provenance;
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
  private static final double LEAST_BITS = 1e-9;

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
    BitsSearch.Found<VectorSettings> found = new Search(parts, request, seed, monitor).solve();
    double ratio = 16.0 * training.valuesPerSpike() / Math.max(found.point().bits(), LEAST_BITS);
    Map<String, Double> figures =
        Map.of("validation_sndr_db", found.point().sndrDb(), "validation_payload_ratio", ratio);
    return codec(training, found.settings(), seed, figures);
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

  /** Looks for the settings that meet the target on the validation part. */
  private final class Search {

    private final TrainingParts parts;
    private final TrainingRequest request;
    private final long seed;
    private final TrainingMonitor monitor;
    private int attempts;

    Search(TrainingParts parts, TrainingRequest request, long seed, TrainingMonitor monitor) {
      this.parts = parts;
      this.request = request;
      this.seed = seed;
      this.monitor = monitor;
    }

    BitsSearch.Found<VectorSettings> solve() {
      int spikes = parts.fitting().numSpikes();
      return new BitsSearch(request.target(), parts.fitting().valuesPerSpike(), DEFAULT_RATIO)
          .solve(
              bits -> spending(bits, request.options(), spikes), this::measure, monitor::cancelled);
    }

    private BitsSearch.Point measure(VectorSettings settings) {
      SpikeCodec codec = codec(parts.fitting(), settings, seed, Map.of());
      EncodedSpikes encoded = codec.encode(parts.validation());
      double bits = (double) encoded.payloadBits() / encoded.numSpikes();
      Waveforms decoded = codec.decode(encoded.numSpikes(), encoded.payload());
      double sndrDb = SignalToNoise.meanDb(parts.validation(), decoded);
      attempts++;
      monitor.progressed(
          new TrainingProgress(attempts, BitsSearch.ATTEMPTS, Double.NaN, sndrDb, settings.k()));
      return new BitsSearch.Point(bits, sndrDb);
    }
  }
}
