// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import java.util.List;

/** A cell that did not compile or ended with an exception, with a report for the notebook. */
public final class CellException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<String> report;

  /**
   * Makes the failure of a cell.
   *
   * @param summary one line
   * @param report lines for the reader, without line breaks
   */
  public CellException(String summary, List<String> report) {
    super(summary);
    this.report = List.copyOf(report);
  }

  /**
   * What the notebook shows.
   *
   * @return lines without line breaks
   */
  public List<String> report() {
    return report;
  }
}
