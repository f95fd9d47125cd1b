// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogarithmicTicksTest {

  @Test
  void onlyOneTwoAndFiveOfADecadeAreNamed() {
    String labels =
        IntStream.rangeClosed(1, 30)
            .mapToObj(i -> LogarithmicTicks.label(i <= 10 ? i : (i - 10) * 10))
            .filter(label -> !label.isEmpty())
            .collect(Collectors.joining(" "));
    assertEquals("1 2 5 10 10 20 50 100 200", labels);
    assertEquals("1000", LogarithmicTicks.label(1000));
    assertEquals("0.5", LogarithmicTicks.label(0.5));
  }
}
