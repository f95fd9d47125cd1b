// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.filtering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.recording.MemoryRecording;
import io.github.spikepress.recording.SignalUnits;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalReaderTest {

  private static final double HZ = 24_000;
  private static final int LENGTH = 24_000;

  @ParameterizedTest
  @CsvSource({"10, 0, 0.01", "50, 0, 0.05", "1500, 0.97, 1.01", "300, 0.6, 0.8", "11000, 0, 0.1"})
  void bandIsKeptAndTheRestRemoved(double frequencyHz, double least, double greatest) {
    float[] filtered = filtered(sine(frequencyHz), BandPassSettings.DEFAULT, LENGTH);
    double peak = 0;
    for (int i = LENGTH / 2; i < LENGTH; i++) {
      peak = Math.max(peak, Math.abs(filtered[i]));
    }
    assertTrue(peak >= least && peak <= greatest, frequencyHz + " Hz: " + peak);
  }

  @Property(tries = 50)
  void blocksDoNotMatter(@ForAll @IntRange(min = 1, max = 5000) int block) {
    float[] signal = sine(700);
    assertArrayEquals(
        filtered(signal, BandPassSettings.DEFAULT, LENGTH),
        filtered(signal, BandPassSettings.DEFAULT, block));
  }

  @Test
  void startIsNoStep() {
    float[] signal = sine(1000);
    for (int i = 0; i < LENGTH; i++) {
      signal[i] += 2048;
    }
    float[] filtered = filtered(signal, BandPassSettings.DEFAULT, LENGTH);
    for (float value : filtered) {
      assertTrue(Math.abs(value) < 1.5);
    }
  }

  @Test
  void withoutFilterTheSignalStaysAsItIs() {
    float[] signal = sine(10);
    float[][] into = new float[1][LENGTH];
    new SignalReader(recording(signal), Preprocessing.NONE, 0, LENGTH).read(LENGTH, into, 0);
    assertArrayEquals(signal, into[0]);
  }

  @Test
  void settingsMatterAndAreChecked() {
    float[] standard = filtered(sine(700), BandPassSettings.DEFAULT, LENGTH);
    for (BandPassSettings other :
        new BandPassSettings[] {
          new BandPassSettings(600, 5000, 2),
          new BandPassSettings(300, 3000, 2),
          new BandPassSettings(300, 5000, 3)
        }) {
      assertTrue(Math.abs(standard[20_000] - filtered(sine(700), other, LENGTH)[20_000]) > 1e-3);
    }
    assertEquals(4500, BandPassSettings.DEFAULT.clippedTo(10_000).highHz());
    assertThrows(WrongArgumentException.class, () -> BandPassSettings.DEFAULT.clippedTo(500));
    assertThrows(WrongArgumentException.class, () -> new BandPassSettings(5000, 300, 2));
    assertThrows(WrongArgumentException.class, () -> new BandPassSettings(300, 5000, 0));
  }

  private static float[] filtered(float[] signal, BandPassSettings settings, int block) {
    SignalReader reader =
        new SignalReader(recording(signal), Preprocessing.of(Optional.of(settings)), 0, block);
    float[][] into = new float[1][signal.length];
    for (int at = 0; at < signal.length; at += block) {
      reader.read(Math.min(block, signal.length - at), into, at);
    }
    return into[0];
  }

  private static MemoryRecording recording(float[] signal) {
    return new MemoryRecording(
        "test", new float[][] {signal}, HZ, SignalUnits.UNKNOWN, Optional.empty());
  }

  private static float[] sine(double frequencyHz) {
    float[] samples = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      samples[i] = (float) StrictMath.sin(2 * Math.PI * frequencyHz * i / HZ);
    }
    return samples;
  }
}
