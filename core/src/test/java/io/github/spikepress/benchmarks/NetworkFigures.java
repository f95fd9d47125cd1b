// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.codec.cae.CaeCodec;
import io.github.spikepress.codec.cae.CaeFamily;
import io.github.spikepress.codec.cae.CaePlan;
import io.github.spikepress.codec.cae.TrainedCae;
import io.github.spikepress.codec.cae.training.CaeTrainer;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Trains the network on the training half of a benchmark set and prints its figures on the test
 * half. Arguments: the folder of the recordings, the set ({@code REAL}, {@code D2_005}, {@code
 * D2_02}, {@code HC1}, {@code HUMAN}), the split (from 0), the seed, the epochs to report (comma
 * separated; the last one ends the run), then settings as {@code name=value}. With {@code
 * validation=0} every training group is trained on, as in the reference, and each line is of the
 * network as it stood at that epoch; the last line is always of the network that is delivered.
 */
public final class NetworkFigures {

  private static final int BITS_PER_SAMPLE = 16;

  private NetworkFigures() {}

  /**
   * Runs the experiment.
   *
   * @param arguments see the class
   */
  public static void main(String[] arguments) {
    int split = Integer.parseInt(arguments[2]);
    BenchmarkSet set = BenchmarkSet.splits(arguments[1], Path.of(arguments[0])).get(split);
    long seed = Long.parseLong(arguments[3]);
    TreeSet<Integer> epochs = new TreeSet<>();
    for (String epoch : arguments[4].split(",")) {
      epochs.add(Integer.valueOf(epoch));
    }
    Map<String, String> options = new HashMap<>();
    for (int i = 5; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      options.put(pair[0], pair[1]);
    }
    options.put("epochs", Integer.toString(epochs.last()));
    TrainingRequest request =
        new TrainingRequest(new RateTarget.Unspecified(), OptionalInt.empty(), options);
    CaePlan plan = CaePlan.of(request, SpikeWindow.of(set.training()));
    System.out.println(arguments[1] + ", split " + split + ", seed " + seed + ", " + plan.toMap());
    System.out.println(
        "| epoch | training loss | validation dB | SNDR dB | bits/index | CR entropy | CR payload "
            + "| codewords |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    long start = System.nanoTime();
    CaeTrainer trainer =
        new CaeTrainer(
            plan,
            seed,
            (trained, loss) -> {
              if (epochs.contains(trained.epoch())) {
                CaeCodec codec = CaeFamily.codec(plan, set.training(), seed, trained);
                print(set, codec, loss, trained.epoch() + "");
              }
            });
    TrainedCae best = trainer.train(set.training(), TrainingMonitor.SILENT);
    CaeCodec delivered = CaeFamily.codec(plan, set.training(), seed, best);
    print(set, delivered, Double.NaN, "delivered, of epoch " + best.epoch());
    System.out.printf("%.0f s%n", (System.nanoTime() - start) / 1e9);
  }

  private static void print(BenchmarkSet set, CaeCodec codec, double loss, String epoch) {
    Waveforms test = set.test();
    EncodedSpikes encoded = codec.encode(test);
    Waveforms restored = codec.decode(test.numSpikes(), encoded.payload());
    double original = (double) BITS_PER_SAMPLE * test.values().length;
    int groups = codec.coder().layout().groups(test.numSpikes());
    int ports = codec.coder().layout().mSpk();
    System.out.printf(
        "| %s | %.5f | %.2f | %.2f | %.3f | %.2f | %.2f | %d |%n",
        epoch,
        loss / (ports * test.numSamples()),
        codec.model().card().figures().getOrDefault("validation_sndr_db", Double.NaN),
        SignalToNoise.meanDb(test, restored),
        encoded.counts().entropyBits() / (codec.coder().network().indexes() * groups),
        original / encoded.counts().entropyBits(),
        original / encoded.payloadBits(),
        encoded.counts().symbolsUsed(0));
  }
}
