// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.container.Compression;
import io.github.spikepress.container.ModelSource;
import io.github.spikepress.container.SpkzFile;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.sorting.SpikeShapes;
import io.github.spikepress.sorting.model.SorterModel;
import io.github.spikepress.sorting.model.StreamingSorter;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressed spikes are sorted a piece at a time, as they would be all together. */
class StreamingSorterTest {

  private static final int SPIKES = 9000;

  @TempDir Path folder;

  @Test
  void sortsACompressedFilePieceByPiece() {
    Waveforms waveforms = SpikeShapes.of(SPIKES, 3, 40, 0.15, 1);
    Waveforms few = waveforms.select(IntStream.range(0, 300).toArray());
    SorterModel model =
        SorterTraining.standard(NetworkKind.LINEAR, 300, 1)
            .train(few, SpikeShapes.labels(300, 3), Progress.SILENT);
    SpikeCodec codec =
        CodecFamilies.named("pca").train(few, TrainingRequest.DEFAULT, 1, TrainingMonitor.SILENT);
    Path file = folder.resolve("spikes.spkz");
    SpikeMetadata metadata = new SpikeMetadata("test", Double.NaN, SignalUnits.MICROVOLTS, 14);
    Spikes spikes = new Spikes(waveforms, Optional.empty(), Optional.empty(), metadata);
    Compression.compress(spikes, codec, true, file, Progress.SILENT);
    List<int[]> pieces = new ArrayList<>();
    StreamingSorter sorter = new StreamingSorter(model);
    try (SpkzFile compressed = SpkzFile.open(file)) {
      SpikeCodec read = compressed.codec(ModelSource.BUNDLED);
      sorter.sort(compressed, read, Progress.SILENT, (piece, units) -> pieces.add(units));
      int[] together = model.unitsOf(compressed.read(read, Progress.SILENT).waveforms());
      int[] joined = pieces.stream().flatMapToInt(IntStream::of).toArray();
      assertArrayEquals(together, joined);
      assertTrue(SpikeShapes.agreement(SpikeShapes.labels(SPIKES, 3), joined) > 0.95);
    }
    assertTrue(pieces.size() > 1, "more than one piece");
    assertEquals(SPIKES, sorter.counts().values().stream().mapToLong(n -> n).sum());
  }
}
