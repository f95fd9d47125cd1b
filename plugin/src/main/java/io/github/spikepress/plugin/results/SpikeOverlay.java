// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.gui.Overlay;
import ij.gui.PointRoi;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.Recording;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.SpikeSource;
import java.awt.Color;
import java.util.Map;
import java.util.TreeMap;

/**
 * Detected spikes as points on the pages of {@link RecordingImage#of}: one multi-point selection a
 * page, which Image ▸ Overlay hides, shows and removes.
 */
public final class SpikeOverlay {

  private static final Color COLOUR = new Color(230, 159, 0);
  private static final double CENTRE = 0.5;

  /** ImageJ names its sizes of points from tiny, 0, to extra large. */
  private static final int SMALL = 1;

  private final int pageLength;
  private final Map<Integer, PointRoi> pages = new TreeMap<>();
  private long numSpikes;

  private SpikeOverlay(int pageLength) {
    this.pageLength = pageLength;
  }

  /**
   * Finds the spikes of a recording, all of it, in constant memory but for their positions.
   *
   * @param recording remains open
   * @param settings how spikes are found
   * @param progress is told about it and may cancel
   * @return the overlay
   * @throws io.github.spikepress.errors.WrongArgumentException if there is no spike
   */
  public static SpikeOverlay detect(
      Recording recording, CuttingSettings settings, Progress progress) {
    SpikeOverlay overlay = new SpikeOverlay(RecordingPages.pageLength(recording));
    SpikeSource.of(recording, settings).stream(
        progress,
        spikes -> {
          long[] samples = spikes.events().orElseThrow().samples();
          int[] channels = spikes.events().orElseThrow().channels();
          for (int i = 0; i < samples.length; i++) {
            overlay.add(samples[i], channels[i]);
          }
        });
    return overlay;
  }

  private void add(long sample, int channel) {
    int page = (int) (sample / pageLength);
    double x = sample % pageLength + CENTRE;
    double y = channel + CENTRE;
    pages.computeIfAbsent(page, number -> new PointRoi()).addPoint(x, y);
    numSpikes++;
  }

  /**
   * The number of spikes.
   *
   * @return at least 1
   */
  public long numSpikes() {
    return numSpikes;
  }

  /**
   * The overlay for ImageJ.
   *
   * @return a selection for each page that has spikes
   */
  public Overlay toOverlay() {
    Overlay overlay = new Overlay();
    pages.forEach(
        (page, points) -> {
          points.setPosition(page + 1);
          points.setStrokeColor(COLOUR);
          points.setPointType(PointRoi.CIRCLE);
          points.setSize(SMALL);
          points.setName("spikes");
          overlay.add(points);
        });
    return overlay;
  }
}
