// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.index.ChannelCollector;
import io.github.spikepress.container.index.ChannelIndex;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.index.SpkzIndex;
import io.github.spikepress.container.metadata.SpkzMetadata;
import io.github.spikepress.container.sections.SpkzBytes;
import io.github.spikepress.container.spikes.SpikeSelection;
import io.github.spikepress.pipeline.OrderedStage;
import io.github.spikepress.pipeline.Workers;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import java.util.Optional;
import java.util.function.Consumer;

/** The spikes that the chunks of a file hold. Thread-safe. */
public final class StoredSpikes {

  private final ChunkReader reader;
  private final Optional<ChannelIndex> channels;

  /**
   * Finds the chunks and reads none.
   *
   * @param bytes the file, open as long as spikes are read
   * @param index its index, with what is known about slabs
   * @param metadata what it says about its spikes
   * @param channels which chunks hold spikes of a channel, where the file says so
   */
  public StoredSpikes(
      SpkzBytes bytes, SpkzIndex index, SpkzMetadata metadata, Optional<ChannelIndex> channels) {
    reader = new ChunkReader(bytes, index, metadata);
    this.channels = channels;
  }

  /**
   * Restores a selection of spikes, reading only the chunks that may hold them; of slabs that a
   * range of numbers cuts, all.
   *
   * @param codec of the file's model
   * @param selection which spikes
   * @param progress follows the work and may cancel it
   * @return exactly the selected spikes, in the order of the file
   * @throws io.github.spikepress.errors.WrongArgumentException if the selection leaves the file,
   *     needs times or channels that the file does not have, or does not fit into one array
   * @throws io.github.spikepress.errors.DamagedFileException if a chunk is damaged
   */
  public Spikes read(SpikeCodec codec, SpikeSelection selection, Progress progress) {
    return new SelectedChunks(reader, channels).read(codec, selection, progress);
  }

  /**
   * Restores all spikes slab after slab, which is all that is held of them in memory.
   *
   * @param codec of the file's model
   * @param sink takes the spikes in the order of the file
   * @throws io.github.spikepress.errors.DamagedFileException if a chunk is damaged
   */
  public void readAll(SpikeCodec codec, Consumer<Spikes> sink) {
    new SelectedChunks(reader, channels).readAll(codec, sink);
  }

  /**
   * Hash of all that a reader gets, chunk after chunk, so that memory stays bounded.
   *
   * @param codec of the file's model
   * @param threads decode at once
   * @param stage what the work is called
   * @param progress follows the work and may cancel it
   * @return the bytes of {@link ChunkWriter#restored} if all spikes are those that were written
   * @throws io.github.spikepress.errors.DamagedFileException if a chunk is damaged, or the
   *     channels' chunks are not those of the spikes
   */
  public byte[] digest(SpikeCodec codec, int threads, String stage, Progress progress) {
    SpkzIndex index = reader.index();
    ContentDigest digest = new ContentDigest();
    ChannelCollector found = new ChannelCollector();
    try (Workers workers = new Workers("spikepress-" + stage, threads)) {
      OrderedStage<ChunkEntry, Spikes> reading =
          new OrderedStage<>(
              workers,
              threads + 1,
              entry -> reader.read(codec, entry),
              chunk -> {
                digest.update(chunk);
                chunk.events().ifPresent(found::add);
              });
      for (ChunkEntry chunk : index.chunks()) {
        progress.checkpoint(stage, (double) chunk.firstSpike() / index.numSpikes());
        reading.put(chunk);
      }
      reading.drain();
    }
    if (channels.isPresent() && !found.index().equals(channels)) {
      throw reader
          .bytes()
          .damaged(index.endOfChunks(), "channels' chunks are not those of the spikes");
    }
    return digest.finish();
  }
}
