// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OneLineTest {

  /** Found by damaging a sidecar: a type's name with a line break in it. */
  @Test
  void whatIsQuotedCannotBreakTheLine() {
    assertEquals(
        "dtype 'in?t16?' is unknown",
        new WrongArgumentException("dtype 'in\nt16\u0007' is unknown").getMessage());
    assertEquals("µV, 3 × 4", new NotSupportedException("µV, 3 × 4").getMessage());
  }
}
