// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.experiments;

import io.github.spikepress.dynamics.evaluation.RateAgreement;
import io.github.spikepress.errors.WrongArgumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * One line of a table of figures.
 *
 * @param method how the rates were found
 * @param scheme which entries were observed
 * @param observed channels of each bin, on average
 * @param seed of masks, weights and chance
 * @param agreement R² against the true rates
 * @param maskedLoss validation loss on observed entries, nats; NaN where nothing was trained
 * @param bestEpoch epoch of the least such loss; 0 where nothing was trained
 * @param cpuSeconds processor time of the training
 */
public record ResultRow(
    String method,
    String scheme,
    int observed,
    long seed,
    RateAgreement agreement,
    double maskedLoss,
    int bestEpoch,
    double cpuSeconds) {

  private static final String HEADER =
      "| method | scheme | observed | seed | mean | median | mean sd>=1 | neurons | pooled | worst"
          + " | masked NLL | best epoch | CPU s |";
  private static final int CELLS = 13;

  /**
   * Reads the rows of printed tables; lines that are no rows are passed over.
   *
   * @param file Markdown text
   * @return the rows in their order
   * @throws WrongArgumentException if the file cannot be read or has no rows
   */
  public static List<ResultRow> read(Path file) {
    try {
      List<ResultRow> rows =
          Files.readAllLines(file).stream()
              .map(line -> line.split("\\|"))
              .filter(cells -> cells.length == CELLS + 1 && cells[3].strip().matches("\\d+"))
              .map(ResultRow::parsed)
              .toList();
      if (rows.isEmpty()) {
        throw new WrongArgumentException(file + " has no rows of figures");
      }
      return rows;
    } catch (NumberFormatException e) {
      throw new WrongArgumentException(file + " has a damaged row: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ResultRow parsed(String[] cells) {
    RateAgreement agreement =
        new RateAgreement(
            number(cells[5]),
            number(cells[6]),
            number(cells[7]),
            Integer.parseInt(cells[8].strip()),
            number(cells[9]),
            number(cells[10]));
    return new ResultRow(
        cells[1].strip(),
        cells[2].strip(),
        Integer.parseInt(cells[3].strip()),
        Long.parseLong(cells[4].strip()),
        agreement,
        number(cells[11]),
        Integer.parseInt(cells[12].strip()),
        number(cells[13]));
  }

  private static double number(String cell) {
    return Double.parseDouble(cell.strip());
  }

  /** Prints the head of the table. */
  public static void printHeader() {
    System.out.println(HEADER);
    System.out.println("|---".repeat(CELLS) + "|");
  }

  /** Prints this row. */
  public void print() {
    System.out.println(text());
  }

  /** The row as a line of Markdown. */
  String text() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %d | %.3f | %.3f | %.3f | %d | %.3f | %.2f | %.5f | %d | %.0f |",
        method,
        scheme,
        observed,
        seed,
        agreement.mean(),
        agreement.median(),
        agreement.meanModulated(),
        agreement.modulated(),
        agreement.pooled(),
        agreement.worst(),
        maskedLoss,
        bestEpoch,
        cpuSeconds);
  }
}
