// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.chunks;

import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.container.Decompression;
import io.github.spikepress.container.SpikeSets;
import io.github.spikepress.container.SpkzFile;
import io.github.spikepress.container.SpkzSurgery;
import io.github.spikepress.container.index.ChannelCollector;
import io.github.spikepress.container.index.ChunkEntry;
import io.github.spikepress.container.index.SlabPlace;
import io.github.spikepress.container.index.SpkzIndex;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.container.spikes.SpikePieces;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.WaveformDigest;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Files of chunks smaller than the writer makes them, which the specification allows. */
public final class SmallChunks {

  private SmallChunks() {}

  /** What a chunk shall hold. */
  private record Piece(Spikes spikes, SlabPlace place) {}

  /**
   * The spikes of a file of version 1 in other chunks.
   *
   * @param file its codec is the scalar one
   * @param chunkSpikes spikes of a chunk
   * @param onlyIn channels whose spikes are left out of all chunks but these
   */
  public static byte[] of(Path file, int chunkSpikes, Map<Integer, Set<Integer>> onlyIn)
      throws IOException {
    Spikes all = Decompression.read(file, SpikeSets.SCALAR, Progress.SILENT);
    List<Piece> pieces = new ArrayList<>();
    for (int at = 0; at < all.waveforms().numSpikes(); at += chunkSpikes) {
      int end = Math.min(at + chunkSpikes, all.waveforms().numSpikes());
      Spikes piece = without(SpikePieces.slice(all, at, end), onlyIn, at / chunkSpikes);
      pieces.add(new Piece(piece, SlabPlace.ALONE));
    }
    Spikes chosen = SpikePieces.join(pieces.stream().map(Piece::spikes).toList());
    return of(file, pieces, chosen.waveforms());
  }

  /**
   * The spikes of a file of version 1, in slabs.
   *
   * @param file its codec is the scalar one
   * @param slabSpikes spikes of a slab
   * @param bankSpikes spikes of a bank, at least
   * @param chunkSpikes spikes of a chunk, at most
   */
  public static byte[] inSlabs(Path file, int slabSpikes, int bankSpikes, int chunkSpikes)
      throws IOException {
    List<Piece> pieces = new ArrayList<>();
    SlabCutter cutter =
        new SlabCutter(
            slabSpikes,
            new Banks(bankSpikes, chunkSpikes),
            (spikes, place) -> pieces.add(new Piece(spikes, place)));
    Spikes all = Decompression.read(file, SpikeSets.SCALAR, Progress.SILENT);
    cutter.append(all);
    cutter.finish();
    return of(file, pieces, all.waveforms());
  }

  private static byte[] of(Path file, List<Piece> pieces, Waveforms input) throws IOException {
    try (SpkzFile opened = SpkzFile.open(file)) {
      SpikeCodec codec = opened.codec(SpikeSets.SCALAR);
      byte[] model = SpkzSurgery.sections(Files.readAllBytes(file)).get(1);
      List<byte[]> sections = new ArrayList<>(List.of(opened.metadata().toSection(), model));
      long firstChunk = SpkzFormat.HEADER_BYTES + sections.get(0).length + model.length;
      List<ChunkEntry> entries = new ArrayList<>();
      ChannelCollector channels = new ChannelCollector();
      WaveformDigest digest = new WaveformDigest();
      digest.update(input);
      SpkzIndex.PartSizes sizes = SpkzIndex.PartSizes.NONE;
      long offset = firstChunk;
      long first = 0;
      for (Piece piece : pieces) {
        EncodedChunk chunk =
            EncodedChunk.of(codec, Optional.empty(), piece.spikes(), first, piece.place());
        sections.add(chunk.section());
        entries.add(chunk.entry(offset, first));
        channels.add(piece.spikes().events().orElseThrow());
        sizes = sizes.plus(chunk.parts());
        offset += chunk.section().length;
        first += piece.spikes().waveforms().numSpikes();
      }
      channels.index().ifPresent(index -> sections.add(index.toSection()));
      SpkzIndex whole =
          new SpkzIndex(true, true, false, digest.finish(), sizes, firstChunk, entries);
      whole.slabSection().ifPresent(sections::add);
      sections.add(whole.toSection());
      return SpkzSurgery.file(sections);
    }
  }

  private static Spikes without(Spikes spikes, Map<Integer, Set<Integer>> onlyIn, int chunk) {
    SpikeEvents events = spikes.events().orElseThrow();
    return SpikePieces.select(
        spikes,
        IntStream.range(0, events.numSpikes())
            .filter(i -> onlyIn.getOrDefault(events.channels()[i], Set.of(chunk)).contains(chunk))
            .toArray());
  }
}
