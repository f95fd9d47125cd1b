// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SpikeTrainsTest {

  @TempDir private Path folder;

  @Test
  void readsTheTableOfTheSorter() {
    Path file = write("a.csv", "sample,channel,unit\n0,0,1\n24000,1,-1\n36000,0,0\n");

    SpikeTrains spikes = SpikeTrainsFile.readTable(file, 24000);

    assertEquals(new SpikeTrains(new double[] {0, 1, 1.5}, new int[] {1, -1, 0}), spikes);
    assertEquals(2, spikes.numUnits());
    assertEquals(1.5, spikes.lastSeconds());
  }

  @Test
  void piecesFollowOneAnotherAndTheRestIsLeftOut() {
    SpikeTrains spikes = new SpikeTrains(new double[] {0, 0.99, 1, 2.4}, new int[] {0, 1, 0, 0});

    BinnedCounts counts = new SpikeBinning(0.5, 2).countPieces(spikes);

    assertArrayEquals(new int[][][] {{{1, 0}, {0, 1}}, {{1, 0}, {0, 0}}}, counts.counts());
    refusal(() -> new SpikeBinning(0.5, 6).countPieces(spikes), "before the first trial");
  }

  @Test
  void takesTimesAndLabelsOfSpikes() {
    Waveforms waveforms = new Waveforms(2, 1, 1, new float[2]);
    SpikeMetadata metadata = new SpikeMetadata("a.mat", 1000, SignalUnits.UNKNOWN, 0);
    Optional<SpikeEvents> events = Optional.of(new SpikeEvents(new long[] {5, 20}, new int[2]));
    Optional<int[]> labels = Optional.of(new int[] {1, 0});

    SpikeTrains spikes = SpikeTrains.of(new Spikes(waveforms, events, labels, metadata));

    assertEquals(new SpikeTrains(new double[] {0.005, 0.02}, new int[] {1, 0}), spikes);
    Spikes unlabelled = new Spikes(waveforms, events, Optional.empty(), metadata);
    refusal(() -> SpikeTrains.of(unlabelled), "lack unit labels");
    Spikes timeless = new Spikes(waveforms, Optional.empty(), labels, metadata);
    refusal(() -> SpikeTrains.of(timeless), "lack times");
  }

  @Test
  void readsTrialStarts() {
    Path file = write("starts.txt", "0.5\n 12\n");
    assertArrayEquals(new double[] {0.5, 12}, SpikeTrainsFile.readTrialStarts(file));
    refusal(() -> SpikeTrainsFile.readTrialStarts(write("b.txt", "0.5\nsoon\n")), "line 2", "soon");
    refusal(() -> SpikeTrainsFile.readTrialStarts(write("c.txt", "")), "empty");
  }

  @Test
  void refusesWhatCannotBeCounted() {
    String header = "sample,channel,unit\n";
    refusal(() -> table("a.csv", "time,unit\n1,2\n"), "does not start with");
    refusal(() -> table("b.csv", header + ",,0\n"), "line 2");
    refusal(() -> table("c.csv", header + "1,0\n"), "line 2");
    refusal(() -> table("d.csv", header + "1,0,-3\n"), "unit -3");
    refusal(() -> SpikeTrainsFile.readTable(write("e.csv", header), 0), "sampling frequency");
    refusal(() -> SpikeTrainsFile.readTable(folder.resolve("none.csv"), 1), "no file");
    SpikeBinning binning = new SpikeBinning(0.02, 50);
    SpikeTrains nobody = new SpikeTrains(new double[] {1}, new int[] {-1});
    refusal(() -> binning.count(nobody, 0), "no spike is assigned");
    SpikeTrains endless = new SpikeTrains(new double[] {1e15}, new int[] {0});
    refusal(() -> binning.countPieces(endless), "too many");
    SpikeTrains crowd = new SpikeTrains(new double[] {1}, new int[] {Integer.MAX_VALUE - 1});
    refusal(() -> binning.count(crowd, 0), "too many");
  }

  private SpikeTrains table(String name, String text) {
    return SpikeTrainsFile.readTable(write(name, text), 1000);
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void refusal(Executable call, String... words) {
    String message = assertThrows(WrongArgumentException.class, call).getMessage();
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
  }
}
