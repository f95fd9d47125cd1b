// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.charts;

import java.awt.Color;

/**
 * Colours that people with colour blindness can tell apart: seven of Okabe and Ito (2008), grey for
 * their black, and a darker yellow.
 */
public final class Palette {

  /** Behind what matters. */
  public static final Color BACKGROUND = new Color(170, 170, 170);

  /** Neither this nor that. */
  public static final Color NEUTRAL = new Color(90, 90, 90);

  private static final Color[] COLOURS = {
    new Color(0, 114, 178),
    new Color(213, 94, 0),
    new Color(0, 158, 115),
    new Color(204, 121, 167),
    new Color(230, 159, 0),
    new Color(86, 180, 233),
    NEUTRAL,
    new Color(140, 120, 0)
  };

  private Palette() {}

  /**
   * A colour for one of several things.
   *
   * @param index 0 or more; colours repeat after eight
   * @return the colour
   */
  public static Color colour(int index) {
    return COLOURS[index % COLOURS.length];
  }
}
