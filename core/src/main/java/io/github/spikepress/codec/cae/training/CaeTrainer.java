// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.SignalToNoise;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.codec.cae.CaeCoder;
import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CaeSettings;
import io.github.spikepress.codec.cae.CaeTraining;
import io.github.spikepress.codec.cae.Normaliser;
import io.github.spikepress.codec.cae.PortLayout;
import io.github.spikepress.codec.cae.TrainedCae;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains the network. Equal arguments give an equal network on the same kind of processor, however
 * many cores it has; the native matrix products are not promised to be equal on another kind.
 */
public final class CaeTrainer {

  private final CaeSettings settings;
  private final CaeTraining training;
  private final long seed;
  private final EpochObserver observer;

  /**
   * Prepares a run.
   *
   * @param settings the architecture
   * @param training how to train it
   * @param seed start of every random choice
   * @param observer sees the network after each epoch
   */
  public CaeTrainer(CaeSettings settings, CaeTraining training, long seed, EpochObserver observer) {
    this.settings = settings;
    this.training = training;
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
    private final CaeNetwork network;
    private final Normaliser normaliser;
    private final PortGroups groups;
    private final Waveforms validation;
    private final NetworkGraph graph;
    private final GraphTensors weights;
    private final BatchRows inputs;
    private final BatchRows targets;
    private final SplittableRandom random;
    private TrainedCae best;

    Run(Waveforms spikes, TrainingMonitor monitor) {
      this.monitor = monitor;
      SeedSequence seeds = new SeedSequence(seed);
      random = new SplittableRandom(seeds.next());
      network = new CaeNetwork(settings, spikes.numSamples());
      PortLayout layout = new PortLayout(spikes.numChannels(), settings.mSpk());
      groups = PortGroups.of(spikes, layout, training.validation(), random);
      normaliser = Normaliser.of(groups.waveforms().select(groups.training()));
      validation = groups.waveforms().select(groups.validation());
      graph = new NetworkGraph(network, training, DataType.FLOAT, seeds.next());
      weights = new GraphTensors(network, graph.graph());
      inputs = rows();
      targets = rows();
    }

    private BatchRows rows() {
      return new BatchRows(groups.waveforms(), normaliser, network.numTimes(), DataType.FLOAT);
    }

    TrainedCae train() {
      for (int epoch = 1; epoch <= training.epochs() && !monitor.cancelled(); epoch++) {
        double loss = trainEpoch();
        Map<String, Tensor> tensors = tensors();
        observer.after(epoch, loss, tensors);
        judge(epoch, loss, tensors);
      }
      return best == null ? new TrainedCae(tensors(), 0, Double.NaN) : best;
    }

    /** One pass over the training part in a new order; the mean loss of a group. */
    private double trainEpoch() {
      int[] order = PortGroups.shuffled(groups.training().length, random);
      double sum = 0;
      int done = 0;
      while (done < order.length && !monitor.cancelled()) {
        int size = Math.min(training.batch(), order.length - done);
        int[] batch = new int[size];
        for (int i = 0; i < size; i++) {
          batch[i] = groups.training()[order[done + i]];
        }
        sum += step(batch);
        done += size;
      }
      return sum / Math.max(1, done);
    }

    private double step(int[] batch) {
      int[] none = new int[batch.length * settings.mSpk()];
      int[] shifts = shifts(none.length);
      INDArray input = inputs.of(batch, shifts);
      INDArray target = targets.of(batch, training.denoise() ? none : shifts);
      return graph.step(input, target);
    }

    private int[] shifts(int count) {
      int reach = training.jitter() / 2;
      int[] shifts = new int[count];
      if (reach > 0) {
        Arrays.setAll(shifts, i -> random.nextInt(-reach, reach + 1));
      }
      return shifts;
    }

    private void judge(int epoch, double loss, Map<String, Tensor> tensors) {
      CaeCoder coder = new CaeCoder(settings, settings.mSpk(), network.numSamples(), tensors);
      double sndrDb = Double.NaN;
      if (validation.numSpikes() > 0) {
        int[] indexes = coder.encode(validation);
        sndrDb = SignalToNoise.meanDb(validation, coder.decode(validation.numSpikes(), indexes));
      }
      int used = (int) Arrays.stream(coder.encode(groups.waveforms())).distinct().count();
      if (best == null || !(sndrDb <= best.validationSndrDb())) {
        best = new TrainedCae(tensors, epoch, sndrDb);
      }
      monitor.progressed(new TrainingProgress(epoch, training.epochs(), loss, sndrDb, used));
    }

    private Map<String, Tensor> tensors() {
      Map<String, Tensor> tensors = new TreeMap<>(weights.read());
      tensors.putAll(normaliser.tensors());
      return tensors;
    }
  }
}
