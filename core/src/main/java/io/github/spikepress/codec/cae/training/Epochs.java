// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.cae.CaeNetwork;
import io.github.spikepress.codec.cae.CaeTraining;
import io.github.spikepress.codec.cae.Normaliser;
import io.github.spikepress.codec.cae.training.layers.NetworkGraph;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes graphs through epochs of training groups. Not thread-safe. */
final class Epochs {

  private final CaeTraining training;
  private final Waveforms groups;
  private final int groupsAnEpoch;
  private final BatchRows inputs;
  private final BatchRows targets;
  private final SplittableRandom random;

  /**
   * Prepares epochs.
   *
   * @param network the architecture
   * @param training how it is trained
   * @param groups {@code [group][port][sample]}
   * @param groupsAnEpoch how many of them an epoch draws
   * @param normaliser what the network's inputs are normalised by
   * @param random orders and shifts the groups
   */
  Epochs(
      CaeNetwork network,
      CaeTraining training,
      Waveforms groups,
      int groupsAnEpoch,
      Normaliser normaliser,
      SplittableRandom random) {
    this.training = training;
    this.groups = groups;
    this.groupsAnEpoch = groupsAnEpoch;
    this.random = random;
    inputs = new BatchRows(groups, normaliser, network.numTimes(), DataType.FLOAT);
    targets = new BatchRows(groups, normaliser, network.numTimes(), DataType.FLOAT);
  }

  /**
   * One pass over the groups in a new order.
   *
   * @param graph what is trained
   * @param epoch from 1, which sets the learning rate
   * @param monitor may cancel between steps
   * @return the mean loss of a group
   */
  double run(NetworkGraph graph, int epoch, TrainingMonitor monitor) {
    graph.setRate(training.optimisation().rateAt(epoch));
    int[] order = Arrays.copyOf(PortGroups.shuffled(groups.numSpikes(), random), groupsAnEpoch);
    double sum = 0;
    int done = 0;
    while (done < order.length && !monitor.cancelled()) {
      int size = Math.min(training.optimisation().batch(), order.length - done);
      sum += step(graph, Arrays.copyOfRange(order, done, done + size));
      done += size;
    }
    return sum / Math.max(1, done);
  }

  private double step(NetworkGraph graph, int[] batch) {
    int[] none = new int[batch.length * groups.numChannels()];
    int[] shifts = shifts(none.length);
    INDArray input = inputs.of(batch, shifts);
    INDArray target = targets.of(batch, training.data().denoise() ? none : shifts);
    return graph.step(input, target);
  }

  private int[] shifts(int count) {
    int reach = training.data().jitter() / 2;
    int[] shifts = new int[count];
    if (reach > 0) {
      Arrays.setAll(shifts, i -> random.nextInt(-reach, reach + 1));
    }
    return shifts;
  }
}
