// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import io.github.spikepress.charts.Palette;
import io.github.spikepress.plugin.CommandRuns;
import io.github.spikepress.plugin.TestSpikes;
import io.github.spikepress.plugin.figures.ScatterFigure;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.SpikeEvents;
import io.github.spikepress.waveforms.SpikeMetadata;
import io.github.spikepress.waveforms.Spikes;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpikeSelectionTest {

  private static final int SPIKES = 60;

  /** Two clouds far apart; every third spike belongs to the second. */
  private static final double[][] POINTS = new double[SPIKES][];

  private static final int[] UNITS =
      IntStream.range(0, SPIKES).map(i -> i % 3 == 0 ? 1 : 0).toArray();

  static {
    Random random = new Random(1);
    for (int i = 0; i < SPIKES; i++) {
      double centre = UNITS[i] == 1 ? 100 : -100;
      POINTS[i] =
          new double[] {centre + 5 * random.nextGaussian(), centre / 2 + 5 * random.nextGaussian()};
    }
  }

  private final ScatterFigure figure = new ScatterFigure("two units", POINTS, UNITS);

  @Test
  void placesAreWhereSpikesAreDrawnInEverySlice() {
    double[][] places = figure.places();
    for (int highlighted = ScatterFigure.ALL; highlighted <= 1; highlighted++) {
      ImagePlus picture = new ImagePlus("", figure.draw(highlighted));
      for (int spike = 0; spike < SPIKES; spike++) {
        if (highlighted == ScatterFigure.ALL || highlighted == UNITS[spike]) {
          int[] rgb =
              picture.getPixel(
                  (int) Math.round(places[spike][0]), (int) Math.round(places[spike][1]));
          int colour = rgb[0] << 16 | rgb[1] << 8 | rgb[2];
          assertEquals(Palette.colour(UNITS[spike]).getRGB() & 0xffffff, colour, "spike " + spike);
        }
      }
    }
  }

  @Test
  void aRegionSelectsTheSpikesWithinIt() {
    SpikeSelection selection = new SpikeSelection(spikes(), UNITS, figure);
    Roi all = new Roi(0, 0, ScatterFigure.SIZE.width, ScatterFigure.SIZE.height);
    assertEquals(SPIKES, selection.within(all, ScatterFigure.ALL).length);
    int[] second = IntStream.range(0, SPIKES).filter(i -> UNITS[i] == 1).toArray();
    assertArrayEquals(second, selection.within(all, 1));
    double[] place = figure.places()[0];
    Roi around = new OvalRoi(place[0] - 60, place[1] - 60, 120, 120);
    assertArrayEquals(second, selection.within(around, ScatterFigure.ALL));
    assertEquals(0, selection.within(new Roi(0, 0, 3, 3), ScatterFigure.ALL).length);
    ResultsTable table = selection.table(second);
    assertEquals(second.length, table.size());
    assertEquals(3, table.getValue("spike", 1));
    assertEquals(300, table.getValue("sample", 1));
    assertEquals(1, table.getValue("unit", 1));
    ImagePlus image = selection.image(second);
    assertEquals(second.length, image.getStackSize());
    assertEquals(1, LinkedRows.of(SpikeSelection.TABLE, List.of(image)).size());
    assertTrue(image.getStack().getSliceLabel(2).contains("spike 3, unit 1"));
  }

  @Test
  void theScatterOfSortSpikesCanBeCut(@TempDir Path folder) {
    Map<String, Object> outputs =
        CommandRuns.outputs(
            "Sort Spikes...", "input", TestSpikes.recording(folder), "units", 3, "restarts", 5);
    ImagePlus scatter = (ImagePlus) outputs.get("scatter");
    assertEquals(0, ScatterSelection.chosen(scatter).length, "no region");
    scatter.setRoi(new Roi(0, 0, scatter.getWidth(), scatter.getHeight()));
    int all = ScatterSelection.chosen(scatter).length;
    scatter.setSliceWithoutUpdate(3);
    ResultsTable units = (ResultsTable) outputs.get("unit_table");
    assertEquals(units.getValue("spikes", 1), ScatterSelection.chosen(scatter).length);
    assertTrue(all > ScatterSelection.chosen(scatter).length);
    scatter.setRoi(new Line(0, 0, 400, 400));
    assertEquals(0, ScatterSelection.chosen(scatter).length, "a line has no inside");
  }

  private static Spikes spikes() {
    float[] values = new float[SPIKES * 8];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 8;
    }
    long[] samples = IntStream.range(0, SPIKES).mapToLong(i -> 100L * i).toArray();
    return new Spikes(
        new Waveforms(SPIKES, 1, 8, values),
        Optional.of(new SpikeEvents(samples, new int[SPIKES])),
        Optional.empty(),
        new SpikeMetadata("spikes", 24_000, SignalUnits.MICROVOLTS, 2));
  }
}
