// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every codec promises. A family that needs smaller sizes or other settings extends this class
 * and overrides the hooks; a family without such a class is held to the defaults by {@link
 * EveryCodecFamilyTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SpikeCodecContract {

  /** Channels and samples of a spike. */
  protected record Window(int numChannels, int numSamples) {

    Waveforms spikes(int numSpikes, long seed) {
      return ContractSpikes.of(numSpikes, numChannels, numSamples, seed);
    }
  }

  private static final long SEED = 7;

  private SpikeCodec codec;

  /** The family under test. */
  protected abstract CodecFamily family();

  /** Trains; a family that makes several kinds of codecs has a contract test for each. */
  protected SpikeCodec trained(
      Waveforms training, TrainingRequest request, long seed, TrainingMonitor monitor) {
    return family().train(training, request, seed, monitor);
  }

  /** Settings of every training run; a slow family takes few epochs. */
  protected TrainingRequest request() {
    return TrainingRequest.DEFAULT;
  }

  /** The window of most tests: at least 2 channels. */
  protected Window window() {
    return new Window(2, 40);
  }

  /** Training spikes of most tests. */
  protected int trainingSpikes() {
    return 400;
  }

  /** Windows that the family must take. */
  protected List<Window> windows() {
    return List.of(
        new Window(1, 16),
        new Window(1, 32),
        new Window(1, 40),
        new Window(4, 48),
        new Window(1, 64),
        new Window(3, 80),
        new Window(5, 20));
  }

  /** Windows that the family must take or refuse with a message, but never fail on. */
  protected List<Window> unusualWindows() {
    return List.of(new Window(1, 1), new Window(2, 3), new Window(1, 17), new Window(12, 16));
  }

  /** Spikes of the test for many of them. */
  protected int manySpikes() {
    return 100_000;
  }

  /** Whether what a spike decodes to is independent of the spikes that are encoded with it. */
  protected boolean codesEachSpikeAlone() {
    return true;
  }

  /** What the encoder says that the decoder will give, where the family's encoder knows. */
  protected Optional<Waveforms> encoderReconstruction(SpikeCodec codec, Waveforms spikes) {
    return Optional.empty();
  }

  /** Two targets for the rate, the finer one first, that the family must tell apart. */
  protected List<RateTarget> finerAndCoarser() {
    return List.of(new RateTarget.Quality(15), new RateTarget.Quality(7));
  }

  /** Targets that the family must meet on spikes that it was not trained on. */
  protected List<RateTarget> reachableTargets() {
    return List.of(new RateTarget.Ratio(30), new RateTarget.Ratio(80), new RateTarget.Quality(12));
  }

  /** Window lengths of the test of many of them: every remainder of halvings. */
  protected IntStream lengths() {
    return IntStream.iterate(8, length -> length <= 96, length -> length + 5);
  }

  @Test
  void isFoundByItsName() {
    assertEquals(family().getClass(), CodecFamilies.named(family().name()).getClass());
    assertTrue(family().name().matches("[a-z][a-z0-9-]*"), family().name());
    assertFalse(family().description().isBlank() || family().description().contains("\n"));
  }

  @Test
  void cardSaysHowTheModelWasMade() {
    ModelCard card = codec().model().card();
    assertEquals(family().name(), codec().model().family());
    assertEquals(window().numChannels(), card.numChannels());
    assertEquals(window().numSamples(), card.numSamples());
    assertEquals(trainingSpikes(), card.trainingSpikes());
    assertEquals(SEED, card.seed());
    assertTrue(card.formatVersion() >= 1);
    assertTrue(card.trainingDataSha256().matches("[0-9a-f]{64}"), card.trainingDataSha256());
  }

  @Test
  void emptySetComesBackEmpty() {
    EncodedSpikes none = codec().encode(window().spikes(0, 1));
    assertEquals(0, none.numSpikes());
    assertEquals(window().spikes(0, 1), codec().decode(0, none.payload()));
  }

  @Test
  void oneSpikeComesBack() {
    assertRestores(codec(), window().spikes(1, 2));
  }

  @Test
  void manySpikesComeBack() {
    Waveforms many = window().spikes(manySpikes(), 3);
    EncodedSpikes encoded = codec().encode(many);
    Waveforms restored = codec().decode(manySpikes(), encoded.payload());
    assertTrue(SignalToNoise.meanDb(many, restored) > 1, "far from what went in");
    assertArrayEquals(encoded.payload(), codec().encode(many).payload(), "encoded again");
    Waveforms last = many.slice(manySpikes() - 40, manySpikes());
    Waveforms lastRestored = assertRestores(codec(), last);
    encoderReconstruction(codec(), last).ifPresent(own -> assertEquals(own, lastRestored));
  }

  @Test
  void constantChannelIsNoObstacle() {
    for (float constant : new float[] {0, -12.5f}) {
      Waveforms training =
          ContractSpikes.withConstantChannel(window().spikes(trainingSpikes(), 4), constant);
      SpikeCodec trained = train(training, SEED);
      assertRestores(trained, training.slice(0, 20));
      assertRestores(trained, window().spikes(20, 5));
    }
  }

  @Test
  void takesEveryUsualWindow() {
    for (Window window : windows()) {
      Waveforms spikes = window.spikes(trainingSpikes(), 6);
      assertRestores(train(spikes, SEED), spikes.slice(0, 30));
    }
  }

  /** Few spikes: it is the layout that changes with the length, not what is learnt. */
  @Test
  void takesEvenAndOddLengths() {
    for (int length : lengths().toArray()) {
      Waveforms spikes = new Window(1, length).spikes(24, 25);
      assertRestores(train(spikes, SEED), spikes);
    }
  }

  @Test
  void takesUnusualWindowsOrSaysWhyNot() {
    for (Window window : unusualWindows()) {
      Waveforms spikes = window.spikes(trainingSpikes(), 7);
      try {
        assertRestores(train(spikes, SEED), spikes.slice(0, 30));
      } catch (SpikePressException refusal) {
        assertOneLine(refusal);
      }
    }
  }

  @Test
  void decodingGivesTheEncodersReconstruction() {
    Waveforms spikes = window().spikes(50, 8);
    Waveforms decoded = assertRestores(codec(), spikes);
    encoderReconstruction(codec(), spikes).ifPresent(own -> assertEquals(own, decoded));
  }

  @Test
  void threadsDoNotChangeTheBytes() throws ExecutionException, InterruptedException {
    Waveforms spikes = window().spikes(300, 9);
    byte[] alone = codec().encode(spikes).payload();
    for (int threads : new int[] {1, 4}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      Callable<byte[]> encode = () -> codec().encode(spikes).payload();
      for (Future<byte[]> together : pool.invokeAll(List.of(encode, encode, encode))) {
        assertArrayEquals(alone, together.get());
      }
      assertEquals(codec().decode(300, alone), pool.submit(() -> codec().decode(300, alone)).get());
      pool.shutdown();
    }
  }

  @Test
  void splittingTheSpikesDoesNotChangeThem() {
    Waveforms spikes = window().spikes(97, 10);
    float[] whole = assertRestores(codec(), spikes).values();
    float[] first = assertRestores(codec(), spikes.slice(0, 33)).values();
    float[] second = assertRestores(codec(), spikes.slice(33, 97)).values();
    if (codesEachSpikeAlone()) {
      assertArrayEquals(Arrays.copyOf(whole, first.length), first);
      assertArrayEquals(Arrays.copyOfRange(whole, first.length, whole.length), second);
    }
  }

  @Test
  void modelSurvivesBeingBytes() {
    Waveforms spikes = window().spikes(60, 11);
    SpikeCodec again =
        family().load(ModelFile.fromBytes("model", ModelFile.toBytes(codec().model())));
    assertEquals(codec().model(), again.model());
    byte[] payload = codec().encode(spikes).payload();
    assertArrayEquals(payload, again.encode(spikes).payload());
    assertEquals(codec().decode(60, payload), again.decode(60, payload));
    assertEquals(codec().cost(), again.cost());
  }

  @Test
  void damagedModelsAreRefused() {
    CodecModel whole = codec().model();
    for (String name : whole.tensors().keySet()) {
      Map<String, Tensor> tensors = new HashMap<>(whole.tensors());
      tensors.put(name, Tensor.float32(new float[] {1, 2, 3}, 3, 1, 1));
      refusesModel(new CodecModel(whole.card(), tensors), name);
      tensors.remove(name);
      refusesModel(new CodecModel(whole.card(), tensors), name);
    }
  }

  @Test
  void equalSeedsGiveEqualModels() {
    Waveforms training = window().spikes(trainingSpikes(), 12);
    assertEquals(train(training, SEED).model(), train(training, SEED).model());
  }

  @Test
  void cancelledTrainingKeepsAWorkingCodec() {
    Waveforms training = window().spikes(trainingSpikes(), 13);
    for (int calls : new int[] {0, 1, 3}) {
      SpikeCodec early = trained(training, request(), SEED, cancellingAfter(calls));
      assertRestores(early, training.slice(0, 20));
    }
  }

  @Test
  void valuesThatAreNotFiniteAreNamed() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      Waveforms spikes = window().spikes(trainingSpikes(), 14);
      spikes.values()[5 * spikes.valuesPerSpike() + window().numSamples() + 3] = bad;
      refusesNaming(() -> codec().encode(spikes), "spike 5", "channel 1");
      refusesNaming(() -> train(spikes, SEED), "spike 5", "channel 1");
    }
  }

  @Test
  void anotherWindowIsRefused() {
    Window window = window();
    Waveforms longer = new Window(window.numChannels(), window.numSamples() + 1).spikes(3, 15);
    Waveforms wider = new Window(window.numChannels() + 1, window.numSamples()).spikes(3, 15);
    refusesNaming(() -> codec().encode(longer), "" + longer.numSamples());
    refusesNaming(() -> codec().encode(wider), "" + wider.numChannels());
  }

  @Test
  void nothingToLearnFromIsRefused() {
    refusesNaming(() -> train(window().spikes(0, 16), SEED), "spike");
    try {
      Waveforms one = window().spikes(1, 16);
      assertRestores(train(one, SEED), one);
    } catch (WrongArgumentException refusal) {
      assertOneLine(refusal);
    }
  }

  @Test
  void unknownOptionsAreRefused() {
    TrainingRequest odd =
        new TrainingRequest(
            new RateTarget.Unspecified(), OptionalInt.empty(), Map.of("no_such_option", "1"));
    Waveforms training = window().spikes(trainingSpikes(), 17);
    refusesNaming(() -> trained(training, odd, SEED, TrainingMonitor.SILENT), "no_such_option");
  }

  @Test
  void truncatedPayloadsDoNoHarm() {
    Waveforms spikes = window().spikes(10, 18);
    byte[] payload = codec().encode(spikes).payload();
    for (int length = 0; length < payload.length; length += 1 + payload.length / 100) {
      assertHarmless(10, Arrays.copyOf(payload, length));
    }
  }

  @Test
  void flippedBitsDoNoHarm() {
    Waveforms spikes = window().spikes(10, 19);
    byte[] payload = codec().encode(spikes).payload();
    Random random = new Random(SEED);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = payload.clone();
      damaged[random.nextInt(payload.length)] ^= (byte) (1 << random.nextInt(8));
      assertHarmless(10, damaged);
      random.nextBytes(damaged);
      assertHarmless(10, damaged);
    }
  }

  @Test
  void wrongCountsDoNoHarm() {
    byte[] payload = codec().encode(window().spikes(40, 20)).payload();
    assertHarmless(39, payload);
    assertHarmless(41, payload);
    assertHarmless(4_000, payload);
    for (int count : new int[] {-1, Integer.MAX_VALUE}) {
      assertThrows(SpikePressException.class, () -> codec().decode(count, payload));
    }
  }

  @Test
  void anyFiniteSpikeCanBeCoded() {
    Waveforms spikes = window().spikes(20, 21);
    for (float factor : new float[] {0, 1e-30f, 1e6f, -1e6f, 1e35f}) {
      assertRestores(codec(), ContractSpikes.scaled(spikes, factor));
    }
    float[] extremes = new float[spikes.values().length];
    for (int i = 0; i < extremes.length; i++) {
      extremes[i] = i % 3 == 0 ? Float.MAX_VALUE : -Float.MAX_VALUE;
    }
    assertRestores(
        codec(), new Waveforms(20, window().numChannels(), window().numSamples(), extremes));
  }

  @Test
  void targetsMoveRateAndQuality() {
    Waveforms training = window().spikes(trainingSpikes(), 22);
    Waveforms test = window().spikes(200, 23);
    List<EncodedSpikes> encoded =
        finerAndCoarser().stream().map(t -> at(t, training, test)).toList();
    assertTrue(encoded.get(0).payload().length > encoded.get(1).payload().length);
  }

  @Test
  void targetsAreMet() {
    Waveforms training = window().spikes(400, 26);
    Waveforms test = window().spikes(400, 27);
    for (RateTarget target : reachableTargets()) {
      SpikeCodec trained = trained(training, asking(target), SEED, TrainingMonitor.SILENT);
      EncodedSpikes encoded = trained.encode(test);
      if (target instanceof RateTarget.Ratio wanted) {
        double ratio = 16.0 * test.values().length / encoded.payloadBits();
        assertEquals(wanted.payloadRatio(), ratio, 0.15 * wanted.payloadRatio(), "ratio");
      } else if (target instanceof RateTarget.Quality wanted) {
        Waveforms restored = trained.decode(encoded.numSpikes(), encoded.payload());
        assertEquals(wanted.sndrDb(), SignalToNoise.meanDb(test, restored), 1, "dB");
      }
    }
  }

  @Test
  void countsExplainThePayload() {
    EncodedSpikes encoded = codec().encode(window().spikes(2_000, 24));
    double entropy = encoded.counts().entropyBits();
    assertTrue(entropy > 0, "nothing was counted");
    assertTrue(
        entropy <= 1.1 * encoded.payloadBits() + 64, entropy + " of " + encoded.payloadBits());
  }

  @Test
  void costIsCounted() {
    CodecCost cost = codec().cost();
    assertTrue(
        Stream.of(
                cost.encoderParameters(),
                cost.decoderParameters(),
                cost.encoderMacsPerSpike(),
                cost.decoderMacsPerSpike())
            .allMatch(count -> count > 0),
        cost.toString());
  }

  /** The codec that most tests share. */
  protected final synchronized SpikeCodec codec() {
    if (codec == null) {
      codec = train(window().spikes(trainingSpikes(), SEED), SEED);
    }
    return codec;
  }

  private SpikeCodec train(Waveforms training, long seed) {
    return trained(training, request(), seed, TrainingMonitor.SILENT);
  }

  private EncodedSpikes at(RateTarget target, Waveforms training, Waveforms test) {
    return trained(training, asking(target), SEED, TrainingMonitor.SILENT).encode(test);
  }

  private TrainingRequest asking(RateTarget target) {
    return new TrainingRequest(target, request().epochs(), request().options());
  }

  private static Waveforms assertRestores(SpikeCodec codec, Waveforms spikes) {
    EncodedSpikes encoded = codec.encode(spikes);
    assertEquals(spikes.numSpikes(), encoded.numSpikes());
    Waveforms restored = codec.decode(encoded.numSpikes(), encoded.payload());
    assertSameShape(spikes, restored);
    restored.requireFinite();
    assertArrayEquals(encoded.payload(), codec.encode(spikes).payload(), "encoded again");
    assertEquals(restored, codec.decode(encoded.numSpikes(), encoded.payload()), "decoded again");
    return restored;
  }

  private void assertHarmless(int numSpikes, byte[] payload) {
    try {
      Waveforms garbage = codec().decode(numSpikes, payload);
      assertSameShape(window().spikes(numSpikes, 0), garbage);
    } catch (DamagedFileException refusal) {
      assertOneLine(refusal);
    }
  }

  private void refusesModel(CodecModel damaged, String tensor) {
    DamagedFileException refusal =
        assertThrows(DamagedFileException.class, () -> family().load(damaged), tensor);
    assertTrue(refusal.getMessage().contains(tensor), refusal.getMessage());
  }

  private static void refusesNaming(Runnable call, String... words) {
    String message = assertThrows(WrongArgumentException.class, call::run).getMessage();
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
  }

  private static void assertOneLine(SpikePressException refusal) {
    assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
  }

  private static void assertSameShape(Waveforms expected, Waveforms got) {
    assertEquals(expected.numSpikes(), got.numSpikes());
    assertEquals(expected.numChannels(), got.numChannels());
    assertEquals(expected.numSamples(), got.numSamples());
  }

  private static TrainingMonitor cancellingAfter(int calls) {
    return new TrainingMonitor() {
      private int asked;

      @Override
      public void progressed(TrainingProgress progress) {}

      @Override
      public synchronized boolean cancelled() {
        return asked++ >= calls;
      }
    };
  }
}
