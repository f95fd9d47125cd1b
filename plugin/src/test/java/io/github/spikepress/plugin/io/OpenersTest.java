// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.macro.Interpreter;
import io.github.spikepress.plugin.CommandRuns;
import io.github.spikepress.plugin.TestSpikes;
import io.github.spikepress.plugin.bridge.BridgeContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.io.IOPlugin;
import org.scijava.io.IOService;
import org.scijava.io.location.FileLocation;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

class OpenersTest {

  @TempDir private Path folder;

  private Path cut;
  private Path recording;
  private Path spkz;

  @BeforeEach
  void write() {
    cut = TestSpikes.cut(folder);
    recording = TestSpikes.recording(folder);
    spkz = folder.resolve("a.spkz");
    CommandRuns.outputs(
        "Compress Spikes...", "input", cut, "output", spkz, "codec", "pca", "embed_model", true);
  }

  @Test
  void eachFileHasItsOpener() throws IOException {
    assertInstanceOf(CutSpikesOpener.class, opener(cut));
    assertInstanceOf(RecordingOpener.class, opener(recording));
    assertInstanceOf(CompressedSpikesOpener.class, opener(spkz));
    ImagePlus waveforms = (ImagePlus) io().open(new FileLocation(spkz.toFile()));
    assertEquals(600, waveforms.getHeight());
    assertTrue(waveforms.getInfoProperty().contains("codec: pca"));
    ImagePlus signal = (ImagePlus) io().open(new FileLocation(recording.toFile()));
    assertEquals(200, signal.getStackSize(), "20 s in pages of a tenth of a second");
    assertEquals("ms", signal.getCalibration().getXUnit());
    signal.close();
  }

  @Test
  void nothingElseIsClaimed() throws IOException {
    Path raw = Files.write(folder.resolve("image.raw"), new byte[1000]);
    assertNull(opener(raw), "a flat file without a sidecar may be anything");
    Path text = Files.writeString(folder.resolve("a.txt"), "text");
    assertTrue(opener(text) == null || !(opener(text) instanceof ImageOpener));
    Path tiff = folder.resolve("a.tif");
    ij.IJ.saveAsTiff(ij.IJ.createImage("a", 8, 8, 1, 8), tiff.toString());
    assertTrue(!(opener(tiff) instanceof ImageOpener));
    Path broken = Files.writeString(folder.resolve("b.mat"), "MATLAB 5.0 MAT-file, broken");
    assertNull(opener(broken));
  }

  @Test
  void aDamagedFileIsRefusedInOneLine() throws IOException {
    Path broken = Files.writeString(folder.resolve("b.spkz"), "no such thing");
    String message =
        assertThrows(IOException.class, () -> io().open(new FileLocation(broken.toFile())))
            .getMessage();
    assertTrue(message.contains("b.spkz"), message);
    assertEquals(1, message.lines().count());
  }

  /** Fiji asks a plugin for File > Open only if it is marked so. */
  @Test
  void fijiAsksTheOpeners() {
    AtomicInteger ours = new AtomicInteger();
    for (PluginInfo<?> info : BridgeContext.get().service(PluginService.class).getPlugins()) {
      if (info.getPluginType() == IOPlugin.class
          && info.getClassName().startsWith("io.github.spikepress")) {
        assertTrue(info.is("eager"), info.getClassName());
        ours.incrementAndGet();
      }
    }
    assertEquals(3, ours.get());
  }

  /** What File > Open and drag and drop do in ImageJ alone. */
  @Test
  void macrosOpenThemInImageJAlone() {
    assertEquals("a.spkz 64 600 1", opened(spkz));
    assertEquals("sample.bin 2400 1 200", opened(recording));
    assertEquals("cut.npy 64 600 1", opened(cut));
  }

  private static String opened(Path file) {
    Interpreter macro = new Interpreter();
    String result =
        macro.run(
            "setBatchMode(true); open(\""
                + file
                + "\"); return getTitle() + \" \" + getWidth() + \" \" + getHeight()"
                + " + \" \" + nSlices;",
            "");
    assertNull(macro.getErrorMessage());
    return result;
  }

  private static IOPlugin<?> opener(Path file) {
    return io().getOpener(new FileLocation(file.toFile()));
  }

  private static IOService io() {
    return BridgeContext.get().service(IOService.class);
  }
}
