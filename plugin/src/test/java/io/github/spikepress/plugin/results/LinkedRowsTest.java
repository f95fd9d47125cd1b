// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkedRowsTest {

  @Test
  void rowsAndSlicesBelongTogether() {
    ImagePlus image = stack();
    LinkedRows.mark(image, "units", 2);
    ImagePlus other = stack();
    LinkedRows.mark(other, "spikes", 1);
    assertEquals(List.of(image), LinkedRows.of("units", List.of("text", image, other, stack())));
    LinkedRows.show(image, 1);
    assertEquals(3, image.getCurrentSlice());
    assertEquals(1, LinkedRows.row(image));
    LinkedRows.show(image, 5);
    assertEquals(3, image.getCurrentSlice(), "there is no such slice");
    image.setSlice(1);
    assertEquals(-1, LinkedRows.row(image), "the first slice is of all units");
  }

  private static ImagePlus stack() {
    return ChartStack.image(
        "charts",
        new Dimension(8, 8),
        List.of("a", "b", "c"),
        index -> new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB));
  }
}
