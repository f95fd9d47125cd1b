// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the family's options do, and what its models need. */
class CaeFamilyTest {

  private static final Waveforms SPIKES = SimulatedBumps.of(240, 1, 4);

  private static final SpikeWindow WINDOW = new SpikeWindow(1, 64);

  private final CaeFamily family = new CaeFamily();

  @Test
  void learns() {
    List<TrainingProgress> seen = new ArrayList<>();
    CaeCodec codec = train(60, Map.of("learning_rate", "0.01"), seen);
    assertEquals(60, seen.size());
    assertTrue(seen.get(59).loss() < seen.get(0).loss() / 2, seen.toString());
    assertTrue(seen.get(59).codewordsUsed() > 1);
    byte[] payload = codec.encode(SPIKES).payload();
    double sndrDb = SignalToNoise.meanDb(SPIKES, codec.decode(240, payload));
    assertTrue(sndrDb > 2, sndrDb + " dB");
  }

  @Test
  void keepsTheBestEpochOfTheValidationPart() {
    List<TrainingProgress> seen = new ArrayList<>();
    Map<String, Double> figures = train(8, Map.of(), seen).model().card().figures();
    double best = seen.stream().mapToDouble(TrainingProgress::validationSndrDb).max().orElse(0);
    assertEquals(best, figures.get("validation_sndr_db"));
    int epoch = figures.get("epoch").intValue();
    assertEquals(best, seen.get(epoch - 1).validationSndrDb());
  }

  @Test
  void cardNamesTheFrameworkThatTrained() {
    Map<String, String> versions = train(1, Map.of(), new ArrayList<>()).model().card().versions();
    assertTrue(versions.get("deeplearning4j").startsWith("1."), versions.toString());
    assertTrue(versions.containsKey("spikepress"), versions.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "dropout, 0.3",
    "learning_rate, 0.01",
    "weight_decay, 0.1",
    "beta, 50.0",
    "batch, 7",
    "validation, 0.3",
    "jitter, 6",
    "shared_stages, false",
    "k, 8",
    "n_feat, 5",
    "m_spk, 2",
    "width, 24",
    "groups, 2",
    "levels, 2",
    "joint_latent, true",
    "small_start, false",
    "preset, paper"
  })
  void everyOptionChangesTheModel(String name, String value) {
    CodecModel plain = train(1, Map.of(), new ArrayList<>()).model();
    CodecModel changed = train(1, Map.of(name, value), new ArrayList<>()).model();
    assertNotEquals(plain.tensors(), changed.tensors());
    assertEquals(value, changed.card().settings().get(name));
  }

  @Test
  void denoisingChangesTheTargetsOfShiftedSpikes() {
    CodecModel clean = train(1, Map.of("jitter", "6"), new ArrayList<>()).model();
    CodecModel shifted =
        train(1, Map.of("jitter", "6", "denoise", "false"), new ArrayList<>()).model();
    assertNotEquals(clean.tensors(), shifted.tensors());
  }

  @Test
  void ratioChoosesTheFeatures() {
    TrainingRequest request = TrainingRequest.of(new RateTarget.Ratio(41));
    assertEquals(16, CaePlan.of(request, WINDOW).settings().nFeat());
    TrainingRequest coarse = TrainingRequest.of(new RateTarget.Ratio(160));
    assertEquals(4, CaePlan.of(coarse, WINDOW).settings().nFeat());
  }

  @Test
  void requestsThatCannotBeMetAreRefused() {
    TrainingRequest quality = TrainingRequest.of(new RateTarget.Quality(12));
    assertThrows(NotSupportedException.class, () -> CaePlan.of(quality, WINDOW));
    TrainingRequest both =
        new TrainingRequest(new RateTarget.Ratio(40), OptionalInt.empty(), Map.of("n_feat", "8"));
    assertThrows(WrongArgumentException.class, () -> CaePlan.of(both, WINDOW));
    assertThrows(WrongArgumentException.class, () -> CaePlan.preset("newest", 1));
  }

  /** Runs {@link WithoutFramework} where no class of the framework can be found. */
  @Test
  void decodingNeedsNoFramework(@TempDir Path folder) throws Exception {
    CaeCodec codec = train(1, Map.of(), new ArrayList<>());
    byte[] payload = codec.encode(SPIKES).payload();
    Path model = folder.resolve("model");
    Files.write(model, ModelFile.toBytes(codec.model()));
    try (URLClassLoader loader =
        new URLClassLoader(classPathWithoutFramework(), ClassLoader.getPlatformClassLoader())) {
      assertThrows(
          ClassNotFoundException.class, () -> loader.loadClass("org.nd4j.linalg.factory.Nd4j"));
      float[] restored =
          (float[])
              loader
                  .loadClass(WithoutFramework.class.getName())
                  .getMethod("encodeAndDecode", Path.class, float[].class)
                  .invoke(null, model, SPIKES.values());
      assertEquals(codec.decode(240, payload), new Waveforms(240, 1, 20, restored));
    }
  }

  /** What opening, compressing and restoring comes to. */
  public static final class WithoutFramework {

    private WithoutFramework() {}

    /**
     * Loads a model and takes spikes through it.
     *
     * @param model a model file
     * @param values spikes of one channel and 20 samples
     * @return the restored values
     * @throws IOException if the file cannot be read
     */
    public static float[] encodeAndDecode(Path model, float[] values) throws IOException {
      Waveforms spikes = new Waveforms(values.length / 20, 1, 20, values);
      CodecModel loaded = ModelFile.fromBytes("model", Files.readAllBytes(model));
      io.github.spikepress.codec.SpikeCodec codec =
          io.github.spikepress.codec.CodecFamilies.load(loaded);
      return codec.decode(spikes.numSpikes(), codec.encode(spikes).payload()).values();
    }
  }

  private static URL[] classPathWithoutFramework() {
    return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .filter(entry -> !entry.matches(".*(nd4j|deeplearning4j|bytedeco).*"))
        .map(CaeFamilyTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }

  private CaeCodec train(int epochs, Map<String, String> options, List<TrainingProgress> seen) {
    Map<String, String> all = new HashMap<>(CaeContractTest.TINY);
    all.putAll(options);
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
    TrainingRequest request =
        new TrainingRequest(new RateTarget.Unspecified(), OptionalInt.of(epochs), all);
    return (CaeCodec) family.train(SPIKES, request, 3, monitor);
  }
}
