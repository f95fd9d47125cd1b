// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.benchmarks;

import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.cae.CaeCodec;
import io.github.spikepress.codec.cae.CaeFamily;
import io.github.spikepress.codec.cae.CaePlan;
import io.github.spikepress.codec.cae.TrainedCae;
import io.github.spikepress.codec.cae.training.CaeTrainer;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Trains the network on the training half of the set REAL and prints its figures on the test half.
 * Arguments: the folder of the benchmark sets, the split (0 to 4), the seed, the epochs to report
 * (comma separated; the last one ends the run), then settings as {@code name=value}. With {@code
 * validation=0} every training group is trained on, as in the reference, and each line is of the
 * network as it stood at that epoch; the last line is always of the network that is delivered.
 */
public final class CaeRealFigures {

  private static final int BITS_PER_SAMPLE = 16;

  private CaeRealFigures() {}

  /**
   * Runs the experiment.
   *
   * @param arguments see the class
   * @throws IOException if a file of the set cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    RealSet set = RealSet.read(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    long seed = Long.parseLong(arguments[2]);
    Set<Integer> epochs = new TreeSet<>();
    for (String epoch : arguments[3].split(",")) {
      epochs.add(Integer.valueOf(epoch));
    }
    Map<String, String> options = new HashMap<>();
    for (int i = 4; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      options.put(pair[0], pair[1]);
    }
    options.put("epochs", Integer.toString(((TreeSet<Integer>) epochs).last()));
    CaePlan plan = plan(options);
    System.out.println("split " + arguments[1] + ", seed " + seed + ", " + plan.toMap());
    System.out.println(
        "| epoch | training loss | SNDR dB | bits/index | CR entropy | CR payload | codewords |");
    System.out.println("|---|---|---|---|---|---|---|");
    long start = System.nanoTime();
    CaeTrainer trainer =
        new CaeTrainer(
            plan.settings(),
            plan.training(),
            seed,
            (epoch, loss, tensors) -> {
              if (epochs.contains(epoch)) {
                TrainedCae trained = new TrainedCae(tensors, epoch, Double.NaN);
                print(set, CaeFamily.codec(plan, set.training(), seed, trained), loss, epoch + "");
              }
            });
    TrainedCae best = trainer.train(set.training(), TrainingMonitor.SILENT);
    CaeCodec delivered = CaeFamily.codec(plan, set.training(), seed, best);
    print(set, delivered, Double.NaN, "delivered, of epoch " + best.epoch());
    System.out.printf("%.0f s%n", (System.nanoTime() - start) / 1e9);
  }

  private static CaePlan plan(Map<String, String> options) {
    CaePlan preset = CaePlan.preset(options.getOrDefault("preset", "authors"));
    return new CaePlan(
        preset.preset(), preset.settings().with(options), preset.training().with(options));
  }

  private static void print(RealSet set, CaeCodec codec, double loss, String epoch) {
    Waveforms test = set.test();
    EncodedSpikes encoded = codec.encode(test);
    Waveforms restored = codec.decode(test.numSpikes(), encoded.payload());
    double original = (double) BITS_PER_SAMPLE * test.values().length;
    int indexes =
        codec.coder().network().indexes() * codec.coder().layout().groups(test.numSpikes());
    System.out.printf(
        "| %s | %.5f | %.2f | %.3f | %.2f | %.2f | %d |%n",
        epoch,
        loss / (set.training().numChannels() * set.training().numSamples()),
        SignalToNoise.meanDb(test, restored),
        encoded.counts().entropyBits() / indexes,
        original / encoded.counts().entropyBits(),
        original / encoded.payloadBits(),
        encoded.counts().symbolsUsed(0));
  }
}
