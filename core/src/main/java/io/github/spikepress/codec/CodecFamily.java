// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.waveforms.Waveforms;

/** A way of coding spikes that can be trained on any of them. */
public interface CodecFamily {

  /**
   * The family's name as users type it.
   *
   * @return lower case, for example {@code "trellis"}
   */
  String name();

  /**
   * One line about the family for users.
   *
   * @return what it does and when to take it
   */
  String description();

  /**
   * Trains a codec.
   *
   * @param training {@code [spike][channel][sample]} in order of time; the family cuts its own
   *     validation part from them where it needs one
   * @param request what the user asks for; a family refuses options that it does not know
   * @param seed start of every random choice: equal arguments give an equal model
   * @param monitor is told of the progress and may cancel, which keeps the best model so far
   * @return the trained codec
   * @throws io.github.spikepress.errors.WrongArgumentException if there are too few spikes, a value
   *     is not finite, or the request is impossible for this family
   */
  SpikeCodec train(Waveforms training, TrainingRequest request, long seed, TrainingMonitor monitor);

  /**
   * Makes a codec of this family again.
   *
   * @param model what {@link SpikeCodec#model()} gave, perhaps by way of a file
   * @return the codec
   * @throws io.github.spikepress.errors.DamagedFileException if tensors are missing or misshapen
   * @throws io.github.spikepress.errors.NotSupportedException if the model is of a newer version
   */
  SpikeCodec load(CodecModel model);
}
