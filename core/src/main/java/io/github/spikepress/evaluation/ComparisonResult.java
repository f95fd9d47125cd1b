// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a comparison gave.
 *
 * @param figures one entry for each run
 * @param refusals runs that a codec refused, with its reason
 */
public record ComparisonResult(List<CodecFigures> figures, List<Refusal> refusals) {

  /** Takes copies. */
  public ComparisonResult {
    figures = List.copyOf(figures);
    refusals = List.copyOf(refusals);
  }

  /**
   * Means over the trials.
   *
   * @return one point for each plan, in the order of the plans
   */
  public List<RatePoint> points() {
    Map<List<Object>, List<CodecFigures>> plans = new LinkedHashMap<>();
    for (CodecFigures figure : figures) {
      RunIdentity run = figure.run();
      List<Object> plan = List.of(run.dataSet(), run.codec(), run.target(), run.settings());
      plans.computeIfAbsent(plan, key -> new ArrayList<>()).add(figure);
    }
    return plans.values().stream().map(RatePoint::of).toList();
  }

  /**
   * Rate-quality curves.
   *
   * @return one for each label, in the order of the plans
   */
  public List<RateQualityCurve> curves() {
    Map<String, List<RatePoint>> labels = new LinkedHashMap<>();
    for (RatePoint point : points()) {
      labels.computeIfAbsent(point.codec(), key -> new ArrayList<>()).add(point);
    }
    Collection<List<RatePoint>> curves = labels.values();
    return curves.stream().map(RateQualityCurve::new).toList();
  }

  /**
   * All runs as a table to be written.
   *
   * @return the table
   */
  public FiguresTable table() {
    return new FiguresTable(figures);
  }
}
