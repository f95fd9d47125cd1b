// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.choice;

import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.CodecFamily;
import io.github.spikepress.codec.RateAdjustable;
import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A codec that may be chosen. */
sealed interface Candidate {

  /** What people call it. */
  String name();

  /** Whether its model has to travel in the file. */
  boolean embeds();

  /** Who loads its model. */
  CodecFamily family();

  /** The codec for a target, made of spikes that may be looked at. */
  SpikeCodec codec(Waveforms spikes, RateTarget target, long seed, TrainingMonitor monitor);

  /**
   * A family that learns from the recording.
   *
   * @param family the family
   * @param options its settings
   */
  record Trained(CodecFamily family, Map<String, String> options) implements Candidate {

    static Trained of(String family, Map<String, String> options) {
      return new Trained(CodecFamilies.named(family), options);
    }

    @Override
    public String name() {
      return options.isEmpty() ? family.name() : family.name() + " " + options;
    }

    @Override
    public boolean embeds() {
      return true;
    }

    @Override
    public SpikeCodec codec(
        Waveforms spikes, RateTarget target, long seed, TrainingMonitor monitor) {
      TrainingRequest request = new TrainingRequest(target, OptionalInt.empty(), options);
      return family.train(spikes, request, seed, monitor);
    }
  }

  /**
   * The model that comes with the program, made finer or coarser.
   *
   * @param model what was loaded of it
   */
  record Bundled(RateAdjustable model) implements Candidate {

    /** The one for the window of the spikes, if there is one. */
    static Optional<Bundled> fitting(Spikes spikes) {
      Waveforms waveforms = spikes.waveforms();
      return BundledModels.find(
              waveforms.numChannels(),
              waveforms.numSamples(),
              spikes.metadata().samplingFrequencyHz())
          .map(CodecFamilies::load)
          .filter(RateAdjustable.class::isInstance)
          .map(codec -> new Bundled((RateAdjustable) codec));
    }

    @Override
    public String name() {
      return "the bundled model";
    }

    @Override
    public boolean embeds() {
      return false;
    }

    @Override
    public CodecFamily family() {
      return CodecFamilies.named(model.model().family());
    }

    @Override
    public SpikeCodec codec(
        Waveforms spikes, RateTarget target, long seed, TrainingMonitor monitor) {
      return model.adjusted(target, spikes);
    }
  }
}
