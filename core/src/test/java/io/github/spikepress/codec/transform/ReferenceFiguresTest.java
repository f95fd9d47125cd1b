// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.RealData;
import io.github.spikepress.benchmarks.BenchmarkSet;
import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an independent implementation reached on the same real spikes and the same split. */
class ReferenceFiguresTest {

  @ParameterizedTest
  @CsvSource({
    "1, 64.0, 8.43",
    "2, 32.0, 10.54",
    "4, 16.0, 13.02",
    "6, 10.67, 15.23",
    "8, 8.0, 17.93",
    "16, 4.0, 30.04"
  })
  void principalComponents(int kept, double ratio, double sndrDb) {
    assertReaches(new PcaFamily(), kept, ratio, sndrDb);
  }

  @ParameterizedTest
  @CsvSource({"6, 10.67, 4.65", "8, 8.0, 8.41", "12, 5.33, 12.74", "16, 4.0, 18.67"})
  void cosines(int kept, double ratio, double sndrDb) {
    assertReaches(new DctFamily(), kept, ratio, sndrDb);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 10.67, 4.38",
    "4, 8.0, 8.28",
    "6, 6.4, 11.72",
    "8, 5.33, 14.92",
    "12, 4.0, 19.91"
  })
  void wavelets(int kept, double ratio, double sndrDb) {
    assertReaches(new DwtFamily(), kept, ratio, sndrDb);
  }

  /** The reference's ratios are of the plug-in entropy; the tolerance covers its interpolation. */
  @ParameterizedTest
  @CsvSource({"10, 10.8, 33.70", "20, 20, 24.70", "26, 26, 21.59", "37.4, 37.4, 18.17"})
  void entropyCodedPrincipalComponents(double target, double ratio, double sndrDb) {
    BenchmarkSet set = BenchmarkSet.splits("REAL", RealData.folder()).get(0);
    TrainingRequest request = TrainingRequest.of(new RateTarget.Ratio(target));
    SpikeCodec codec = new PcaFamily().train(set.training(), request, 1, TrainingMonitor.SILENT);
    EncodedSpikes encoded = codec.encode(set.test());
    double plugIn = 16.0 * set.test().values().length / encoded.counts().entropyBits();
    double reached = sndrDb(codec, set, encoded) + 20 * Math.log10(plugIn / ratio);
    assertTrue(reached > sndrDb - 0.2, reached + " at " + plugIn);
    assertEquals(1, encoded.payloadBits() / encoded.counts().entropyBits(), 0.03);
  }

  private static void assertReaches(CodecFamily family, int kept, double ratio, double sndrDb) {
    BenchmarkSet set = BenchmarkSet.splits("REAL", RealData.folder()).get(0);
    TrainingRequest request =
        new TrainingRequest(
            new RateTarget.Unspecified(),
            OptionalInt.empty(),
            Map.of("coder", "fixed16", "coefficients", Integer.toString(kept)));
    SpikeCodec codec = family.train(set.training(), request, 1, TrainingMonitor.SILENT);
    EncodedSpikes encoded = codec.encode(set.test());
    assertEquals(ratio, 16.0 * set.test().values().length / encoded.payloadBits(), 0.01);
    assertEquals(sndrDb, sndrDb(codec, set, encoded), 0.01);
  }

  private static double sndrDb(SpikeCodec codec, BenchmarkSet set, EncodedSpikes encoded) {
    return SignalToNoise.meanDb(set.test(), codec.decode(encoded.numSpikes(), encoded.payload()));
  }
}
