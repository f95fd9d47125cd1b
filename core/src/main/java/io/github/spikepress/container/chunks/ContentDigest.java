// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import io.github.spikepress.files.Hashes;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.WaveformDigest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Hash of all that a reader gets: waveforms, times, channels and labels. Not thread-safe. */
final class ContentDigest {

  private final WaveformDigest waveforms = new WaveformDigest();
  private final MessageDigest rest = Hashes.sha256();

  void update(Spikes spikes) {
    waveforms.update(spikes.waveforms());
    spikes.events().ifPresent(this::updateEvents);
    spikes.labels().ifPresent(this::updateInts);
  }

  /** Two hashes on end: of the waveforms, and of all the rest; call at most once. */
  byte[] finish() {
    byte[] ofWaveforms = waveforms.finish();
    byte[] ofRest = rest.digest();
    return ByteBuffer.allocate(ofWaveforms.length + ofRest.length)
        .put(ofWaveforms)
        .put(ofRest)
        .array();
  }

  private void updateEvents(SpikeEvents events) {
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * events.numSpikes());
    buffer.asLongBuffer().put(events.samples());
    rest.update(buffer.array());
    updateInts(events.channels());
  }

  private void updateInts(int[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * values.length);
    buffer.asIntBuffer().put(values);
    rest.update(buffer.array());
  }
}
