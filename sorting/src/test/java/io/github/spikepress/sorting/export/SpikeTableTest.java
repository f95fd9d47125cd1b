// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.sorting.clustering.Sorting;
import io.github.spikepress.waveforms.SpikeEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpikeTableTest {

  private static final Sorting SORTING =
      new Sorting(
          new int[] {1, 0, 0}, 2, new float[] {1, 1, 0.5f}, new boolean[] {false, false, true});

  @TempDir Path folder;

  @Test
  void writesOneLineASpikeAndMarksOutliers() throws IOException {
    Path file = folder.resolve("spikes.csv");
    SpikeEvents events = new SpikeEvents(new long[] {5, 9_000_000_000L, 7}, new int[] {0, 3, 1});
    SpikeTable.write(file, Optional.of(events), SORTING);
    assertEquals("sample,channel,unit\n5,0,1\n9000000000,3,0\n7,1,-1\n", Files.readString(file));
  }

  @Test
  void leavesTimesEmptyWhereNobodyKnowsThem() throws IOException {
    Path file = folder.resolve("spikes.csv");
    SpikeTable.write(file, Optional.empty(), SORTING);
    assertEquals("sample,channel,unit\n,,1\n,,0\n,,-1\n", Files.readString(file));
  }

  @Test
  void refusesTimesOfOtherSpikes() {
    Path file = folder.resolve("spikes.csv");
    SpikeEvents events = new SpikeEvents(new long[] {5}, new int[] {0});
    assertThrows(
        WrongArgumentException.class, () -> SpikeTable.write(file, Optional.of(events), SORTING));
    assertFalse(Files.exists(file));
  }
}
