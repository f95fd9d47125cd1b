// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings of the modern preset do, each seen in what comes out. */
class ModernPresetTest {

  /** So slow that the optimiser moves nothing within a test. */
  private static final String STANDSTILL = "1e-9";

  private static final Waveforms SPIKES = SimulatedBumps.of(240, 1, 4);
  private static final Map<String, String> TINY =
      Map.of(
          "preset", "modern",
          "width", "16",
          "groups", "4",
          "k", "8",
          "levels", "2",
          "beam", "1",
          "batch", "24",
          "augmentation", "1");

  /** A start at which every option has something to do. */
  private static final Map<String, String> UNLUCKY =
      Map.of("codebook_start", "uniform", "warm_up", "0.3", "k", "32", "validation", "0");

  private static CodecModel unchanged;

  private final List<TrainingProgress> seen = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "warm_up, 0.6",
    "codebook_start, kmeans",
    "ema, 0.8",
    "ema, 0.0",
    "restarts, false",
    "schedule, constant",
    "normalisation, sample",
    "augmentation, 3",
    "linear_path, false",
    "levels, 3",
    "joint_latent, false",
    "beam, 4",
    "rate_weight, 0.3",
    "learning_rate, 0.01",
    "dropout, 0.2",
    "n_feat, 3",
    "m_spk, 2",
    "width, 24"
  })
  void everyOptionChangesTheModel(String name, String value) {
    if (unchanged == null) {
      unchanged = train(SPIKES, 3, UNLUCKY).model();
    }
    Map<String, String> other = new HashMap<>(UNLUCKY);
    other.put(name, value);
    CodecModel changed = train(SPIKES, 3, other).model();
    assertNotEquals(unchanged.tensors(), changed.tensors());
    assertEquals(value, changed.card().settings().get(name));
  }

  @Test
  void encodesEachEventByItself() {
    CaeSettings tetrode = plan(Map.of(), 4).settings();
    assertEquals(4, tetrode.mSpk());
    assertEquals(16, tetrode.nFeat());
    CaeSettings single = plan(Map.of(), 1).settings();
    assertEquals(1, single.mSpk());
    assertEquals(4, single.nFeat());
  }

  @Test
  void tetrodesAreCodedAcrossTheirChannels() {
    Waveforms tetrode = SimulatedBumps.of(240, 4, 5);
    CaeCodec codec = train(tetrode, 2, Map.of("levels", "4"));
    assertEquals(4, codec.coder().network().indexes());
    double tetrodeDb = sndrDb(codec, tetrode);
    assertTrue(tetrodeDb > 2, tetrodeDb + " dB");
  }

  @Test
  void warmUpHasNoQuantiser() {
    train(SPIKES, 10, Map.of("warm_up", "0.3"));
    assertEquals(10, seen.size());
    for (TrainingProgress progress : seen.subList(0, 3)) {
      assertTrue(Double.isNaN(progress.validationSndrDb()));
      assertEquals(-1, progress.codewordsUsed());
    }
    assertTrue(seen.get(3).codewordsUsed() > 0);
  }

  @Test
  void warmUpTeachesTheAutoencoder() {
    Map<String, String> plain = Map.of("linear_path", "false", "learning_rate", "0.01");
    double without = sndrDb(train(SPIKES, 1, plain), SPIKES);
    Map<String, String> warm = new HashMap<>(plain);
    warm.put("warm_up", "0.95");
    double with = sndrDb(train(SPIKES, 12, warm), SPIKES);
    assertTrue(with > without + 2, with + " after " + without + " dB");
  }

  @Test
  void clustersStartTheCodebook() {
    Map<String, String> still = Map.of("learning_rate", STANDSTILL, "ema", "0");
    double clusters = sndrDb(train(SPIKES, 1, still), SPIKES);
    Map<String, String> uniform = new HashMap<>(still);
    uniform.put("codebook_start", "uniform");
    double random = sndrDb(train(SPIKES, 1, uniform), SPIKES);
    assertTrue(clusters > random + 5, clusters + " after " + random + " dB");
  }

  @Test
  void averagesMoveCodewordsWithoutTheOptimiser() {
    Map<String, String> still =
        Map.of(
            "learning_rate", STANDSTILL,
            "codebook_start", "uniform",
            "restarts", "false",
            "weight_decay", "0");
    Map<String, String> averaged = new HashMap<>(still);
    averaged.put("ema", "0.8");
    Map<String, String> gradient = new HashMap<>(still);
    gradient.put("ema", "0");
    double followed = sndrDb(train(SPIKES, 10, averaged), SPIKES);
    double stood = sndrDb(train(SPIKES, 10, gradient), SPIKES);
    assertTrue(followed > stood + 3, followed + " after " + stood + " dB");
  }

  @Test
  void restartsBringCodewordsToLife() {
    Map<String, String> unlucky =
        Map.of("codebook_start", "uniform", "k", "64", "levels", "1", "validation", "0");
    train(SPIKES, 6, unlucky);
    int alive = seen.get(5).codewordsUsed();
    Map<String, String> dead = new HashMap<>(unlucky);
    dead.put("restarts", "false");
    train(SPIKES, 6, dead);
    int without = seen.get(5).codewordsUsed();
    assertTrue(alive > without + 5, alive + " after " + without);
  }

  @Test
  void levelsRefineEachOther() {
    double one = sndrDb(train(SPIKES, 1, Map.of("levels", "1")), SPIKES);
    double three = sndrDb(train(SPIKES, 1, Map.of("levels", "3")), SPIKES);
    assertTrue(three > one + 3, three + " after " + one + " dB");
  }

  @Test
  void linearPathStartsWithPrincipalComponents() {
    Map<String, String> still = Map.of("learning_rate", STANDSTILL, "levels", "4", "k", "32");
    double with = sndrDb(train(SPIKES, 1, still), SPIKES);
    Map<String, String> none = new HashMap<>(still);
    none.put("linear_path", "false");
    double without = sndrDb(train(SPIKES, 1, none), SPIKES);
    assertTrue(with > without + 10, with + " after " + without + " dB");
  }

  @Test
  void scalarNormalisationHasOneDeviation() {
    float[] scalar = deviations(Map.of());
    float[] sample = deviations(Map.of("normalisation", "sample"));
    assertEquals(scalar[3], scalar[9]);
    assertNotEquals(sample[3], sample[9]);
  }

  private float[] deviations(Map<String, String> options) {
    return train(SPIKES, 1, options).model().tensors().get(CaeTensors.DEVIATION).toFloats();
  }

  @Test
  void beamFindsNearerSums() {
    Map<String, String> still = Map.of("learning_rate", STANDSTILL, "levels", "4", "k", "16");
    double greedy = sndrDb(train(SPIKES, 1, still), SPIKES);
    Map<String, String> wide = new HashMap<>(still);
    wide.put("beam", "8");
    double beam = sndrDb(train(SPIKES, 1, wide), SPIKES);
    assertTrue(beam > greedy, beam + " after " + greedy + " dB");
  }

  @Test
  void pricesSaveBits() {
    Map<String, String> free = Map.of("k", "32", "learning_rate", STANDSTILL, "levels", "1");
    double plain = train(SPIKES, 2, free).encode(SPIKES).counts().entropyBits();
    Map<String, String> priced = new HashMap<>(free);
    priced.put("rate_weight", "1");
    double saved = train(SPIKES, 2, priced).encode(SPIKES).counts().entropyBits();
    assertTrue(saved < 0.95 * plain, saved + " of " + plain);
  }

  @Test
  void rateFallsAlongACosine() {
    Optimisation cosine = CaeTraining.modern().optimisation();
    assertEquals(cosine.learningRate(), cosine.rateAt(1));
    assertEquals(cosine.learningRate() / 2, cosine.rateAt(cosine.epochs() / 2 + 1), 1e-12);
    assertTrue(cosine.rateAt(cosine.epochs()) < 0.01 * cosine.learningRate());
    Optimisation constant = CaeTraining.authors().optimisation();
    assertEquals(constant.learningRate(), constant.rateAt(400));
  }

  @Test
  void targetsSizeTheCodebooks() {
    Waveforms more = SimulatedBumps.of(600, 1, 8);
    for (double ratio : new double[] {30, 80}) {
      CaeCodec codec = train(more, 1, new RateTarget.Ratio(ratio), sizedByTarget());
      EncodedSpikes encoded = codec.encode(more);
      double reached = 16.0 * more.values().length / encoded.payloadBits();
      assertEquals(1, reached / ratio, 0.1, "ratio " + reached);
    }
    CaeCodec codec = train(more, 1, new RateTarget.Quality(14), sizedByTarget());
    assertEquals(14, sndrDb(codec, more), 1.5);
  }

  private static Map<String, String> sizedByTarget() {
    Map<String, String> options = new HashMap<>(TINY);
    options.remove("k");
    options.remove("levels");
    options.put("learning_rate", "1e-6");
    return options;
  }

  @Test
  void badSettingsAreOneClearLine() {
    refused("warm_up", "2", "warm_up must lie in 0 to 1, got 2");
    refused("ema", "1", "ema must lie in 0 to 0.999999, got 1");
    refused("beam", "0", "beam must lie in 1 to 64, got 0");
    refused("rate_weight", "-1", "rate_weight must lie in 0 to 10, got -1");
    refused("augmentation", "0", "augmentation must lie in 1 to 50, got 0");
    refused("schedule", "linear", "schedule must be constant or cosine, got 'linear'");
    refused("normalisation", "none", "normalisation must be sample or scalar, got 'none'");
    refused("codebook_start", "pca", "codebook_start must be uniform or kmeans, got 'pca'");
    refused("restarts", "yes", "restarts must be true or false, got 'yes'");
    refused("preset", "newest", "preset must be authors, paper or modern, got 'newest'");
    TrainingRequest both =
        new TrainingRequest(
            new RateTarget.Quality(12), OptionalInt.empty(), Map.of("preset", "modern", "k", "8"));
    SpikeWindow window = new SpikeWindow(1, 64);
    assertThrows(WrongArgumentException.class, () -> CaePlan.of(both, window));
  }

  private static void refused(String name, String value, String message) {
    Map<String, String> options = new HashMap<>(Map.of("preset", "modern"));
    options.put(name, value);
    assertEquals(
        message, assertThrows(WrongArgumentException.class, () -> plan(options, 1)).getMessage());
  }

  @Test
  void modelsOfTheFirstVersionAreRead() {
    Map<String, String> settings = new HashMap<>(CaeSettings.authors().toMap());
    settings.keySet().removeAll(List.of("linear_path", "beam", "rate_weight"));
    assertEquals(CaeSettings.authors(), CaeSettings.authors().with(settings));
    assertFalse(CaeSettings.authors().linearPath());
  }

  private static CaePlan plan(Map<String, String> options, int channels) {
    Map<String, String> all = new HashMap<>(Map.of("preset", "modern"));
    all.putAll(options);
    TrainingRequest request =
        new TrainingRequest(new RateTarget.Unspecified(), OptionalInt.empty(), all);
    return CaePlan.of(request, new SpikeWindow(channels, 64));
  }

  private static double sndrDb(CaeCodec codec, Waveforms spikes) {
    byte[] payload = codec.encode(spikes).payload();
    return SignalToNoise.meanDb(spikes, codec.decode(spikes.numSpikes(), payload));
  }

  private CaeCodec train(Waveforms spikes, int epochs, Map<String, String> options) {
    Map<String, String> all = new HashMap<>(TINY);
    all.putAll(options);
    return train(spikes, epochs, new RateTarget.Unspecified(), all);
  }

  private CaeCodec train(
      Waveforms spikes, int epochs, RateTarget target, Map<String, String> options) {
    seen.clear();
    TrainingMonitor monitor =
        new TrainingMonitor() {
          @Override
          public void progressed(TrainingProgress progress) {
            seen.add(progress);
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    TrainingRequest request = new TrainingRequest(target, OptionalInt.of(epochs), options);
    return (CaeCodec) new CaeFamily().train(spikes, request, 3, monitor);
  }
}
