// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.plugin.figures.TrainingFigure;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws a training while it runs, where there is a display; where there is none the chart is drawn
 * when somebody looks at it.
 */
public final class TrainingChart implements TrainingMonitor {

  private static final long LEAST_NANOS_BETWEEN = 500_000_000L;

  private final String title;
  private final TrainingMonitor next;
  private final List<TrainingProgress> epochs = new ArrayList<>();
  private ImagePlus shown;
  private long drawnAt;

  /**
   * Follows a training.
   *
   * @param title of the chart's window
   * @param next is told as well, and decides whether to stop
   */
  public TrainingChart(String title, TrainingMonitor next) {
    this.title = title;
    this.next = next;
  }

  @Override
  public synchronized void progressed(TrainingProgress progress) {
    next.progressed(progress);
    epochs.add(progress);
    if (!GraphicsEnvironment.isHeadless() && epochs.size() > 1) {
      draw();
    }
  }

  @Override
  public boolean cancelled() {
    return next.cancelled();
  }

  /**
   * The whole training.
   *
   * @return the image that was shown while it ran, if there is one; empty for a training without
   *     epochs
   */
  public synchronized Optional<ImagePlus> image() {
    if (epochs.isEmpty()) {
      return Optional.empty();
    }
    if (shown == null) {
      List<TrainingProgress> all = List.copyOf(epochs);
      return Optional.of(
          ChartStack.image(
              title, TrainingFigure.SIZE, List.of("training"), i -> TrainingFigure.draw(all)));
    }
    shown.setProcessor(new ColorProcessor(TrainingFigure.draw(epochs)));
    return Optional.of(shown);
  }

  private void draw() {
    long now = System.nanoTime();
    if (shown != null && now - drawnAt < LEAST_NANOS_BETWEEN) {
      return;
    }
    ColorProcessor picture = new ColorProcessor(TrainingFigure.draw(epochs));
    if (shown == null) {
      shown = new ImagePlus(title, picture);
      shown.show();
    } else if (shown.getWindow() != null) {
      shown.setProcessor(picture);
    }
    drawnAt = System.nanoTime();
  }
}
