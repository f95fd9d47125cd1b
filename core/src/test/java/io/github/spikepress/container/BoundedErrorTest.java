// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.container.bounded.ErrorBound;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No sample is farther off than was promised. */
class BoundedErrorTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.4, 1, 2.5, 7, 100})
  void integersKeepTheBoundAsIntegers(double bound) {
    Spikes spikes = integers(SpikeSets.made(5000, 2, 6, 3));
    WriteReport report = write(spikes, bound);
    Waveforms restored = read().waveforms();
    double greatest = greatest(spikes.waveforms(), restored);
    assertTrue(greatest <= bound, bound + " but " + greatest);
    assertEquals(greatest, report.distortion().greatestError());
    for (float value : restored.values()) {
      assertEquals(Math.rint(value), value);
    }
    if (bound < 1) {
      assertEquals(spikes.waveforms(), restored);
    }
    assertTrue(report.residualBits() > 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.1, 0.5, 3})
  void fractionsKeepTheBound(double bound) {
    Spikes spikes = SpikeSets.made(3000, 1, 8, 4);
    write(spikes, bound);
    assertTrue(greatest(spikes.waveforms(), read().waveforms()) <= bound);
  }

  @Test
  void coarserBoundsTakeFewerBytes() {
    Spikes spikes = integers(SpikeSets.made(5000, 2, 6, 3));
    long before = Long.MAX_VALUE;
    for (double bound : new double[] {0, 1, 2, 4}) {
      long bits = write(spikes, ScalarCodec.train(spikes.waveforms(), 20), bound).residualBits();
      assertTrue(bits < before, bound + " takes " + bits);
      before = bits;
    }
  }

  @Test
  void outliersBeyondTheCodecComeBackToo() {
    float[] values = SpikeSets.made(100, 1, 8, 4).waveforms().values().clone();
    values[17] = 1e6f;
    values[18] = -16_777_216;
    values[19] = 3e-12f;
    Spikes spikes = withValues(SpikeSets.made(100, 1, 8, 4), values);
    SpkzWriter.write(
        file(),
        ScalarCodec.train(SpikeSets.made(100, 1, 8, 4).waveforms(), 2),
        spikes.metadata(),
        settings(0.1),
        sink -> sink.accept(spikes),
        Progress.SILENT);
    assertTrue(greatest(spikes.waveforms(), read().waveforms()) <= 0.1);
  }

  @Test
  void impossibleBoundsAreRefused() {
    assertThrows(WrongArgumentException.class, () -> new ErrorBound(-1));
    assertThrows(WrongArgumentException.class, () -> new ErrorBound(Double.NaN));
    Spikes fractions = SpikeSets.made(10, 1, 8, 4);
    String exact =
        assertThrows(WrongArgumentException.class, () -> write(fractions, 0)).getMessage();
    assertTrue(exact.contains("switch the filter off"), exact);
    String fine =
        assertThrows(WrongArgumentException.class, () -> write(fractions, 1e-12)).getMessage();
    assertTrue(fine.contains("too fine"), fine);
  }

  @Test
  void versionAndMetadataSayIt() {
    write(integers(SpikeSets.made(50, 1, 8, 4)), 2);
    try (SpkzFile file = SpkzFile.open(file())) {
      assertEquals(2, file.version());
      assertEquals(2, file.metadata().maxError());
      assertTrue(file.sizes().residual() > 0);
    }
  }

  @Test
  void everyFlippedBitIsNoticed() throws IOException {
    write(integers(SpikeSets.made(12, 1, 4, 5)), 1);
    byte[] whole = Files.readAllBytes(file());
    BitFlips.assertAllNoticed(whole, file(), path -> read());
  }

  @Test
  void randomContentsUnderRightChecksumsDoNoHarm() throws IOException {
    write(integers(SpikeSets.made(12, 1, 4, 5)), 1);
    byte[] whole = Files.readAllBytes(file());
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      byte[] chunk = SpkzSurgery.sections(whole).get(2);
      chunk[8 + random.nextInt(chunk.length - 12)] = (byte) random.nextInt();
      Files.write(file(), SpkzSurgery.replaced(whole, 2, chunk));
      try {
        read();
      } catch (SpikePressException e) {
        assertTrue(!e.getMessage().contains("\n"), e.getMessage());
      }
    }
  }

  private WriteReport write(Spikes spikes, double bound) {
    return write(spikes, SpikeSets.codec(spikes), bound);
  }

  private WriteReport write(Spikes spikes, ScalarCodec codec, double bound) {
    return SpkzWriter.write(
        file(),
        codec,
        spikes.metadata(),
        settings(bound),
        sink -> sink.accept(spikes),
        Progress.SILENT);
  }

  private static WriteSettings settings(double bound) {
    return new WriteSettings(true, true, SpikeSets.SCALAR)
        .withBound(Optional.of(new ErrorBound(bound)));
  }

  private Spikes read() {
    return Decompression.read(file(), SpikeSets.SCALAR, Progress.SILENT);
  }

  private Path file() {
    return folder.resolve("bounded.spkz");
  }

  static Spikes integers(Spikes spikes) {
    float[] values = spikes.waveforms().values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.round(3 * values[i]);
    }
    return withValues(spikes, values);
  }

  private static Spikes withValues(Spikes spikes, float[] values) {
    Waveforms shape = spikes.waveforms();
    return new Spikes(
        new Waveforms(shape.numSpikes(), shape.numChannels(), shape.numSamples(), values),
        spikes.events(),
        spikes.labels(),
        spikes.metadata());
  }

  private static double greatest(Waveforms original, Waveforms restored) {
    double greatest = 0;
    for (int i = 0; i < original.values().length; i++) {
      greatest = Math.max(greatest, Math.abs((double) original.values()[i] - restored.values()[i]));
    }
    return greatest;
  }
}
