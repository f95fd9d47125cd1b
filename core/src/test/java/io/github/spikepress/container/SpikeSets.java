// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/** Made spikes for the tests of the container, and the way they are written there. */
public final class SpikeSets {

  static final SpikeMetadata METADATA =
      new SpikeMetadata("naïve \"source\".mat", 24_000, new SignalUnits("adc", 0.195), 20);

  /** Embedded models become scalar codecs; no named model is found. */
  public static final ModelSource SCALAR =
      new ModelSource() {
        @Override
        public Optional<io.github.spikepress.codec.CodecModel> find(String sha256) {
          return Optional.empty();
        }

        @Override
        public SpikeCodec load(io.github.spikepress.codec.CodecModel model) {
          return new ScalarCodec(model);
        }
      };

  private SpikeSets() {}

  static Spikes made(int numSpikes, int numChannels, int numSamples, long seed) {
    Random random = new Random(seed);
    float[] values = new float[numSpikes * numChannels * numSamples];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (10 * random.nextGaussian());
    }
    long[] times = new long[numSpikes];
    int[] channels = new int[numSpikes];
    int[] labels = new int[numSpikes];
    long time = 1_000;
    for (int i = 0; i < numSpikes; i++) {
      time += (long) (-600 * Math.log(1 - random.nextDouble()));
      times[i] = time;
      channels[i] = random.nextInt(5);
      labels[i] = random.nextInt(4) - 1;
    }
    return new Spikes(
        new Waveforms(numSpikes, numChannels, numSamples, values),
        Optional.of(new SpikeEvents(times, channels)),
        Optional.of(labels),
        METADATA);
  }

  /** Integers on many channels, at 4,000 spikes a second, in the order of times and channels. */
  public static Spikes dense(int numSpikes, int eventChannels, int numSamples, long seed) {
    Random random = new Random(seed);
    float[] values = new float[numSpikes * numSamples];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.round(10 * random.nextGaussian());
    }
    long[] times = new long[numSpikes];
    int[] channels = new int[numSpikes];
    int[] labels = new int[numSpikes];
    for (int i = 0; i < numSpikes; i++) {
      int step = random.nextInt((int) (METADATA.samplingFrequencyHz() / 2000));
      times[i] = i == 0 ? 77 : times[i - 1] + step;
      int least = i > 0 && step == 0 ? channels[i - 1] : 0;
      channels[i] = least + random.nextInt(eventChannels - least);
      labels[i] = channels[i] / 3;
    }
    return new Spikes(
        new Waveforms(numSpikes, 1, numSamples, values),
        Optional.of(new SpikeEvents(times, channels)),
        Optional.of(labels),
        METADATA);
  }

  static ScalarCodec codec(Spikes spikes) {
    return ScalarCodec.train(spikes.waveforms(), 2);
  }

  static WriteReport write(Path file, Spikes spikes, SpikeCodec codec, boolean embed) {
    WriteSettings settings = new WriteSettings(embed, true, SCALAR);
    return SpkzWriter.write(
        file,
        codec,
        spikes.metadata(),
        settings,
        sink -> sink.accept(spikes),
        io.github.spikepress.progress.Progress.SILENT);
  }
}
