// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import io.github.spikepress.plugin.CommandRuns;
import io.github.spikepress.plugin.TestSpikes;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.Recordings;
import io.github.spikepress.recording.SignalProperties;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpikeOverlayTest {

  @TempDir private Path folder;

  @Test
  void marksTheSpikesThatOtherCommandsFind() {
    Path file = TestSpikes.recording(folder);
    Map<String, Object> outputs =
        CommandRuns.outputs("Open Recording...", "input", file, "detect", true);
    long[] expected =
        SpikeSource.of(Recordings.open(file, SignalProperties.NONE), CuttingSettings.DEFAULT)
            .readAll(Progress.SILENT)
            .spikes()
            .events()
            .orElseThrow()
            .samples();
    ImagePlus image = (ImagePlus) outputs.get("image");
    Overlay overlay = image.getOverlay();
    List<Long> marked = new ArrayList<>();
    for (Roi roi : overlay.toArray()) {
      float[] xs = roi.getFloatPolygon().xpoints;
      for (int i = 0; i < roi.getFloatPolygon().npoints; i++) {
        marked.add((roi.getPosition() - 1L) * image.getWidth() + (long) Math.floor(xs[i]));
      }
    }
    assertArrayEquals(expected, marked.stream().mapToLong(Long::longValue).sorted().toArray());
    assertEquals(expected.length, CommandRuns.json(outputs).get("spikes").getAsInt());
    image.setHideOverlay(true);
    image.setSlice(7);
    assertTrue(image.getHideOverlay(), "it stays switched off on the next page");
    image.close();
  }

  @Test
  void isNotThereUnlessAskedFor() {
    Map<String, Object> outputs =
        CommandRuns.outputs("Open Recording...", "input", TestSpikes.recording(folder));
    ImagePlus image = (ImagePlus) outputs.get("image");
    assertNull(image.getOverlay());
    image.close();
  }
}
