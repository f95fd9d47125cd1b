// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.spikepress.FuzzCounts;
import io.github.spikepress.FuzzedBytes;
import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Model files of every codec with other fields than were trained: loading one and coding spikes
 * with it ends with spikes or with one line, soon and in bounded memory. {@code
 * -Dspikepress.fuzz=100} makes a hundred times as many tries.
 */
class ModelFuzzTest {

  /** Bytes that a model file of some kilobytes and some spikes may ask for, all in all. */
  private static final long BOUND = 512L << 20;

  private static final int SPIKES = 5;
  private static final FuzzCounts COUNTS = new FuzzCounts("models", BOUND);
  private static final List<byte[]> WHOLE = new ArrayList<>();

  @BeforeContainer
  static void readModels() throws IOException {
    try (var files = Files.list(VectorFiles.FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".spkz")).sorted().toList()) {
        try (SpkzFile opened = SpkzFile.open(file)) {
          if (!opened.metadata().codec().equals("scalar")) {
            CodecModel model =
                opened
                    .embeddedModel()
                    .or(() -> BundledModels.findBySha256(opened.modelSha256()))
                    .orElseThrow();
            WHOLE.add(ModelFile.toBytes(model));
          }
        }
      }
    }
  }

  @AfterContainer
  static void say() {
    COUNTS.print();
  }

  @Property(tries = 300, seed = "2007")
  void changedModelsAreSpikesOrOneLine(@ForAll long seed) {
    for (int round = 0; round < FuzzCounts.ROUNDS; round++) {
      Random random = FuzzCounts.random(seed, round);
      byte[] changed = FuzzedBytes.of(WHOLE.get(random.nextInt(WHOLE.size())), random);
      COUNTS.input("seed " + seed + ", round " + round, () -> use(changed, random));
    }
  }

  private static void use(byte[] bytes, Random random) {
    try {
      SpikeCodec codec = CodecFamilies.load(ModelFile.fromBytes("changed", bytes));
      ModelCard card = codec.model().card();
      float[] values = new float[SPIKES * card.numChannels() * card.numSamples()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (50 * random.nextGaussian());
      }
      Waveforms spikes = new Waveforms(SPIKES, card.numChannels(), card.numSamples(), values);
      Waveforms decoded = codec.decode(SPIKES, codec.encode(spikes).payload());
      assertEquals(SPIKES, decoded.numSpikes());
    } catch (SpikePressException refusal) {
      COUNTS.refused();
      assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
    }
  }
}
