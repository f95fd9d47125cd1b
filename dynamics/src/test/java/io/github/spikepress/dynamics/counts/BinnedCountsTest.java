// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.counts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinnedCountsTest {

  @Test
  void nanMeansNotObserved() {
    BinnedCounts counts = BinnedCounts.of(new double[][][] {{{1, Double.NaN}, {0, 3}}}, 0.02);

    assertTrue(counts.observed()[0][0][0]);
    assertFalse(counts.observed()[0][0][1]);
    assertEquals(3, counts.counts()[0][1][1]);
    assertEquals(3, counts.numObserved());
    assertArrayEquals(new double[] {0.5, 3}, counts.meanCounts());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0.5, Double.POSITIVE_INFINITY, 1e12})
  void refusesWhatIsNoCount(double value) {
    refusal(() -> BinnedCounts.of(new double[][][] {{{value}}}, 0.02), "trial 0, bin 0, channel 0");
  }

  @Test
  void refusesTrialsOfUnequalLength() {
    refusal(() -> BinnedCounts.observedFully(new int[][][] {{{1}}, {{1}, {2}}}, 1), "trial 1");
    refusal(() -> BinnedCounts.observedFully(new int[][][] {{{1}, {1, 2}}}, 1), "bin 1");
    refusal(() -> BinnedCounts.observedFully(new int[0][][], 1), "at least one trial");
    refusal(() -> BinnedCounts.observedFully(new int[][][] {{{1}}}, 0), "longer than 0 s");
  }

  @Test
  void refusesToLearnFromTrialsOrChannelsThatNobodyWatched() {
    double nan = Double.NaN;
    BinnedCounts trial = BinnedCounts.of(new double[][][] {{{1, 1}}, {{nan, nan}}}, 1);
    BinnedCounts channel = BinnedCounts.of(new double[][][] {{{1, nan}}, {{0, nan}}}, 1);

    refusal(trial::requireTrainable, "trial 1 has no observed entry");
    refusal(channel::requireTrainable, "channel 1 has no observed entry");
  }

  @Test
  void aLongerBinIsObservedWhereAllItsPartsWere() {
    double[][][] values = {{{1, 2}, {3, Double.NaN}, {4, 5}, {6, 7}, {8, 9}}};

    BinnedCounts joined = BinnedCounts.of(values, 0.01).rebinned(2);

    assertEquals(
        BinnedCounts.of(new double[][][] {{{4, Double.NaN}, {10, 12}}}, 0.02).bins(1, 2),
        joined.bins(1, 2));
    assertFalse(joined.observed()[0][0][1]);
    assertEquals(4, joined.counts()[0][0][0]);
    assertEquals(0.02, joined.binSeconds());
  }

  @Test
  void countsSpikesOfUnitsInTrials() {
    double[] times = {0.0, 0.019, 0.02, 0.99, 1.0, 5};
    int[] units = {0, 0, 0, 1, -1, 1};

    BinnedCounts counts = new SpikeBinning(0.02, 50).count(new SpikeTrains(times, units), 0, 0.98);

    assertEquals(2, counts.counts()[0][0][0]);
    assertEquals(1, counts.counts()[0][1][0]);
    assertEquals(1, counts.counts()[0][49][1]);
    assertEquals(1, counts.counts()[1][0][1]);
  }

  @Test
  void schemesKeepTheirShareAndTheirSeed() {
    assertBins(new RandomChannels(3), 3);
    assertBins(new RotatingBlocks(3, 2), 3);
    boolean[][][] mask = new RotatingBlocks(4, 2).draw(1, 12, 8, 1);
    int changes = 0;
    for (int bin = 1; bin < 12; bin++) {
      changes += mask[0][bin][0] == mask[0][bin - 1][0] ? 0 : 1;
    }
    assertTrue(changes == 5 || changes == 6);
  }

  @Test
  void dutyCyclesAreKeptByEveryChannel() {
    boolean[][][] mask = new DutyCycles(new double[] {0, 0.25, 1}).draw(5, 100, 3, 4);
    int[] expected = {0, 25, 100};
    for (boolean[][] trial : mask) {
      for (int channel = 0; channel < 3; channel++) {
        int on = 0;
        for (boolean[] bin : trial) {
          on += bin[channel] ? 1 : 0;
        }
        assertEquals(expected[channel], on);
      }
    }
  }

  @Test
  void missingBinsLoseAllChannelsOrNone() {
    boolean[][][] mask = new MissingBins(0.6).draw(50, 100, 4, 9);
    int kept = 0;
    for (boolean[][] trial : mask) {
      for (boolean[] bin : trial) {
        assertTrue(bin[0] == bin[1] && bin[1] == bin[2] && bin[2] == bin[3]);
        kept += bin[0] ? 1 : 0;
      }
    }
    assertEquals(0.4, kept / 5000.0, 0.04);
  }

  @Test
  void schemesRefuseWhatCannotBe() {
    refusal(() -> new RandomChannels(0), "at least 1");
    refusal(() -> new RandomChannels(9).draw(1, 1, 8, 0), "9 of 8");
    refusal(() -> new RotatingBlocks(1, 0), "1 bin");
    refusal(() -> new DutyCycles(new double[] {1.5}), "between 0 and 1");
    refusal(() -> DutyCycles.equal(3, 0.5).draw(1, 1, 4, 0), "3 duty cycles for 4");
    refusal(() -> new MissingBins(1), "less than 1");
  }

  @Test
  void samplingNeverSeesMoreThanWasObserved() {
    BinnedCounts counts = BinnedCounts.of(new double[][][] {{{1, Double.NaN, 2}}}, 1);

    assertEquals(2, counts.sampled(new RandomChannels(3), 0).numObserved());
    assertEquals(0, counts.withMissingAsZero().counts()[0][0][1]);
    assertTrue(counts.withMissingAsZero().observed()[0][0][1]);
  }

  @Test
  void theHashDoesNotReadWhatWasNotObserved() {
    boolean[][][] seen = {{{true, false}}};
    String hash = CountsHash.of(new BinnedCounts(new int[][][] {{{1, 5}}}, seen, 1));

    assertEquals(hash, CountsHash.of(new BinnedCounts(new int[][][] {{{1, 7}}}, seen, 1)));
    assertNotEquals(hash, CountsHash.of(new BinnedCounts(new int[][][] {{{2, 5}}}, seen, 1)));
  }

  @Test
  void saysWhatIsWrongWithAFile(@TempDir Path folder) throws IOException {
    Path noHdf5 = Files.writeString(folder.resolve("a.h5"), "no such thing");

    assertThrows(DamagedFileException.class, () -> Hdf5Arrays.read(noHdf5, "x"));
    refusal(() -> Hdf5Arrays.read(folder.resolve("b.h5"), "x"), "no file");
  }

  private static void assertBins(SamplingScheme scheme, int channels) {
    boolean[][][] mask = scheme.draw(4, 30, 8, 3);
    for (boolean[][] trial : mask) {
      for (boolean[] bin : trial) {
        int on = 0;
        for (boolean channel : bin) {
          on += channel ? 1 : 0;
        }
        assertEquals(channels, on);
      }
    }
    assertArrayEquals(mask, scheme.draw(4, 30, 8, 3));
    assertFalse(java.util.Arrays.deepEquals(mask, scheme.draw(4, 30, 8, 4)));
  }

  private static void refusal(org.junit.jupiter.api.function.Executable action, String part) {
    String message = assertThrows(WrongArgumentException.class, action).getMessage();
    assertTrue(message.contains(part), message);
    assertFalse(message.contains("\n"), message);
  }
}
