// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.RateAdjustable;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The bundled models on real recordings, none of which they were trained on: SNDR (and payload
 * ratio) on the test spikes of the first split, the step chosen on the training spikes, as a
 * Markdown table.
 *
 * <pre>
 * mvn -q -pl core test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=io.github.spikepress.benchmarks.BundledModelsFigures -Dexec.args=DATA
 * </pre>
 */
public final class BundledModelsFigures {

  private static final double[] RATIOS = {20, 38, 75, 155, 300};

  private BundledModelsFigures() {}

  /**
   * Prints the table.
   *
   * @param args data folder
   */
  public static void main(String[] args) {
    System.out.println("| set | CR 20 | CR 38 | CR 75 | CR 155 | CR 300 |");
    System.out.println("|---|---|---|---|---|---|");
    for (String name : BenchmarkSet.NAMES) {
      List<BenchmarkSet> splits = BenchmarkSet.splits(name, Path.of(args[0]));
      System.out.println("| " + name + row(splits.get(0)) + " |");
    }
  }

  private static String row(BenchmarkSet set) {
    Waveforms test = set.test();
    RateAdjustable codec =
        (RateAdjustable)
            CodecFamilies.load(
                BundledModels.find(test.numChannels(), test.numSamples(), Double.NaN)
                    .orElseThrow());
    StringBuilder row = new StringBuilder();
    for (double ratio : RATIOS) {
      SpikeCodec adjusted = codec.adjusted(new RateTarget.Ratio(ratio), set.training());
      EncodedSpikes encoded = adjusted.encode(test);
      Waveforms restored = adjusted.decode(encoded.numSpikes(), encoded.payload());
      row.append(
          String.format(
              Locale.ROOT,
              " | %.2f (%.1f)",
              SignalToNoise.meanDb(test, restored),
              16.0 * test.values().length / encoded.payloadBits()));
    }
    return row.toString();
  }
}
