// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spikepress.errors.WrongArgumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparsityFigureTest {

  private static final String ROWS =
      """
      | SBTT | RANDOM | 60 | 0 | 0.8 | 0.9 | 0.91 | 42 | 0.95 | -2 | 0.13 | 200 | 54 |
      | SBTT | RANDOM | 18 | 0 | 0.5 | 0.7 | 0.78 | 42 | 0.87 | -5 | 0.13 | 200 | 54 |
      | ORACLE | RANDOM | 18 | 0 | 0.9 | 0.9 | 0.98 | 42 | 0.99 | 0.9 | NaN | 0 | 0 |
      """;

  @TempDir private Path folder;

  @Test
  void drawsTheRowsOfRandomMasks() throws IOException {
    byte[] picture = drawn(ROWS);
    assertEquals(1040, ImageIO.read(folder.resolve("r2.png").toFile()).getWidth());
    assertFalse(Arrays.equals(picture, drawn(ROWS.replace("0.87", "0.47"))));
    String blocks = "| SBTT | BLOCKS | 18 | 0 | 0 | 0 | 0 | 42 | 0 | 0 | 0 | 1 | 1 |\n";
    assertEquals(Arrays.hashCode(picture), Arrays.hashCode(drawn(ROWS + blocks)));
  }

  @Test
  void refusesOtherArguments() {
    assertThrows(WrongArgumentException.class, () -> SparsityFigure.main(new String[] {"rows.md"}));
  }

  private byte[] drawn(String rows) throws IOException {
    Path file = Files.writeString(folder.resolve("rows.md"), rows);
    Path picture = folder.resolve("r2.png");
    SparsityFigure.main(new String[] {file.toString(), picture.toString()});
    return Files.readAllBytes(picture);
  }
}
