// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spikepress.dynamics.counts.BinnedCounts;
import io.github.spikepress.dynamics.counts.RotatingBlocks;
import io.github.spikepress.dynamics.evaluation.RateAgreement;
import io.github.spikepress.errors.WrongArgumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuperResolutionTest {

  @Test
  void aFrameHoldsTheOneSampleOfEachChannel() {
    int[][][] counts = new int[1][6][3];
    for (int bin = 0; bin < 6; bin++) {
      counts[0][bin] = new int[] {10 * bin, 10 * bin + 1, 10 * bin + 2};
    }
    BinnedCounts sampled =
        BinnedCounts.observedFully(counts, 0.02).sampled(new RotatingBlocks(1, 1), 3);

    BinnedCounts frames = SuperResolution.frames(sampled, 3);

    assertEquals(2, frames.numBins());
    assertEquals(0.02, frames.binSeconds());
    for (int frame = 0; frame < 2; frame++) {
      for (int channel = 0; channel < 3; channel++) {
        int count = frames.counts()[0][frame][channel];
        assertEquals(channel, count % 10);
        assertEquals(frame, count / 30);
      }
    }
  }

  @Test
  void framesStandInTheMiddleOfTheirBins() {
    double[][][] rates = SuperResolution.interpolated(new double[][][] {{{1}, {4}}}, 3);
    double[] found = new double[6];
    for (int bin = 0; bin < 6; bin++) {
      found[bin] = rates[0][bin][0];
    }
    assertArrayEquals(new double[] {1, 1, 2, 3, 4, 4}, found, 1e-12);
  }

  @Test
  void theFastPartHasNoMeanOfItsOwn() {
    double[][][] fast = SuperResolution.fast(new double[][][] {{{1}, {1}, {4}, {1}, {1}}}, 3);
    assertArrayEquals(new double[] {0}, fast[0][0], 1e-12);
    assertArrayEquals(new double[] {-1}, fast[0][1], 1e-12);
    assertArrayEquals(new double[] {2}, fast[0][2], 1e-12);
  }

  @Test
  void printedRowsAreReadBack(@TempDir Path folder) throws IOException {
    RateAgreement agreement = new RateAgreement(0.5, 0.625, 0.75, 42, 0.875, -1.5);
    ResultRow row = new ResultRow("SBTT", "RANDOM", 18, 2, agreement, 0.125, 190, 54);
    Path file = Files.writeString(folder.resolve("rows.md"), "# Rows\n\n" + row.text() + "\n");

    assertEquals(List.of(row), ResultRow.read(file));
    Files.writeString(file, "nothing\n");
    assertThrows(WrongArgumentException.class, () -> ResultRow.read(file));
  }
}
