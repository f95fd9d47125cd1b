// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.codec.cae.CaeCoder;
import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CaePlan;
import io.github.spikepress.codec.cae.CaeSettings;
import io.github.spikepress.codec.cae.CodebookTraining;
import io.github.spikepress.codec.cae.PortLayout;
import io.github.spikepress.codec.cae.TrainedCae;
import io.github.spikepress.codec.cae.training.layers.GraphTensors;
import io.github.spikepress.codec.cae.training.layers.NetworkGraph;
import io.github.spikepress.codec.cae.training.quantiser.Quantiser;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Trains the network: first without a quantiser, if the plan has a warm-up, then with it. Equal
 * arguments give an equal network on the same kind of processor, however many cores it has; the
 * native matrix products are not promised to be equal on another kind.
 */
public final class CaeTrainer {

  private final CaePlan plan;
  private final long seed;
  private final EpochObserver observer;

  /**
   * Prepares a run.
   *
   * @param plan the architecture and how to train it
   * @param seed start of every random choice
   * @param observer sees the network after each epoch
   */
  public CaeTrainer(CaePlan plan, long seed, EpochObserver observer) {
    this.plan = plan;
    this.seed = seed;
    this.observer = observer;
  }

  /**
   * Trains until the last epoch or until cancelled.
   *
   * @param spikes {@code [spike][channel][sample]}, at least one, all finite
   * @param monitor is told of each epoch and may cancel
   * @return the network of the epoch that was best on the validation part, or of the last one where
   *     there is none
   */
  public TrainedCae train(Waveforms spikes, TrainingMonitor monitor) {
    return new Run(spikes, monitor).train();
  }

  /** One training run. */
  private final class Run {

    private final TrainingMonitor monitor;
    private final int numSamples;
    private final SplittableRandom random;
    private final long graphSeed;
    private final TrainingMaterial material;
    private final Epochs epochs;

    Run(Waveforms spikes, TrainingMonitor monitor) {
      this.monitor = monitor;
      numSamples = spikes.numSamples();
      SplittableRandom seeds = new SplittableRandom(seed);
      random = new SplittableRandom(seeds.nextLong());
      graphSeed = seeds.nextLong();
      PortLayout layout = new PortLayout(spikes.numChannels(), plan.settings().mSpk());
      material = TrainingMaterial.of(spikes, layout, plan.training().data(), random);
      epochs =
          new Epochs(
              new CaeNetwork(plan.settings(), numSamples),
              plan.training(),
              material.shown(),
              material.recorded().numSpikes(),
              material.normaliser(),
              random);
    }

    TrainedCae train() {
      int warmUp = plan.training().optimisation().warmUpEpochs();
      Map<String, Tensor> start = warmedUp(warmUp);
      CaeSettings settings = sized(start);
      Quantised quantised = new Quantised(settings);
      quantised.start(start);
      return quantised.train(warmUp + 1);
    }

    /** The settings with codebooks for the target, if there is one. */
    private CaeSettings sized(Map<String, Tensor> start) {
      if (plan.target() instanceof RateTarget.Unspecified) {
        return plan.settings();
      }
      Quantised unsized = new Quantised(plan.settings());
      unsized.weights.write(start);
      return new CodebookSizing(plan, material, unsized.tensors(), random.nextLong())
          .solve(monitor::cancelled);
    }

    /** The weights after the epochs without a quantiser. */
    private Map<String, Tensor> warmedUp(int count) {
      CaeNetwork network = new CaeNetwork(plan.settings(), numSamples);
      Map<String, Tensor> start =
          plan.settings().linearPath()
              ? PrincipalStart.of(network, material.recorded(), material.normaliser())
              : Map.of();
      if (count == 0) {
        return start;
      }
      NetworkGraph graph =
          NetworkGraph.autoencoder(network, plan.training(), DataType.FLOAT, graphSeed);
      GraphTensors weights = new GraphTensors(network, graph.graph());
      weights.write(start);
      for (int epoch = 1; epoch <= count && !monitor.cancelled(); epoch++) {
        double loss = epochs.run(graph, epoch, monitor);
        progressed(epoch, loss, Double.NaN, -1);
      }
      return weights.read();
    }

    private CaeCoder coder(CaeSettings settings, Map<String, Tensor> tensors) {
      return new CaeCoder(settings, settings.mSpk(), numSamples, tensors);
    }

    private void progressed(int epoch, double loss, double sndrDb, int used) {
      int all = plan.training().optimisation().epochs();
      monitor.progressed(new TrainingProgress(epoch, all, loss, sndrDb, used));
    }

    /** The epochs with a quantiser. */
    private final class Quantised {

      private final CaeSettings settings;
      private final NetworkGraph graph;
      private final GraphTensors weights;
      private final Quantiser quantiser;
      private TrainedCae best;

      Quantised(CaeSettings settings) {
        this.settings = settings;
        CaeNetwork network = new CaeNetwork(settings, numSamples);
        graph = new NetworkGraph(network, plan.training(), DataType.FLOAT, graphSeed);
        weights = new GraphTensors(network, graph.graph());
        quantiser = graph.quantiser().orElseThrow();
      }

      /** Takes over weights and starts the codebooks. */
      void start(Map<String, Tensor> start) {
        weights.write(start);
        float[][] latents = coder(settings, tensors()).latents(material.shown());
        if (plan.training().codebook().start() == CodebookTraining.Start.KMEANS) {
          CaeNetwork network = new CaeNetwork(settings, numSamples);
          Tensor codebook = CodebookStart.of(network, latents, random.nextLong());
          weights.write(Map.of(Quantiser.CODEBOOK, codebook));
        }
        quantiser.survey(latents);
      }

      private Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new TreeMap<>(weights.read());
        tensors.putAll(material.normaliser().tensors());
        tensors.putAll(Prices.of(settings, quantiser.prices()));
        return tensors;
      }

      TrainedCae train(int first) {
        int last = plan.training().optimisation().epochs();
        for (int epoch = first; epoch <= last && !monitor.cancelled(); epoch++) {
          double loss = epochs.run(graph, epoch, monitor);
          quantiser.endEpoch(random);
          judge(epoch, loss);
        }
        return best == null ? trained(0, Double.NaN) : best;
      }

      private TrainedCae trained(int epoch, double sndrDb) {
        return new TrainedCae(settings, tensors(), epoch, sndrDb);
      }

      private void judge(int epoch, double loss) {
        CaeCoder coder = coder(settings, tensors());
        Waveforms validation = material.validation();
        double sndrDb = Double.NaN;
        if (validation.numSpikes() > 0) {
          int[] indexes = coder.encode(validation);
          sndrDb = SignalToNoise.meanDb(validation, coder.decode(validation.numSpikes(), indexes));
        }
        TrainedCae trained = trained(epoch, sndrDb);
        observer.after(trained, loss);
        if (best == null || !(sndrDb <= best.validationSndrDb())) {
          best = trained;
        }
        int used = (int) Arrays.stream(coder.encode(material.recorded())).distinct().count();
        progressed(epoch, loss, sndrDb, used);
      }
    }
  }
}
