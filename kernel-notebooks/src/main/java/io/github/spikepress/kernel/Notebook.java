// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.UUID;

/** What a cell can call without any import: showing objects in the middle of a cell. */
public final class Notebook {

  private static volatile JavaKernel kernel;

  private Notebook() {}

  static void attach(JavaKernel running) {
    kernel = running;
  }

  /**
   * Shows an object below the cell.
   *
   * @param object an image, a chart, a table, or anything with a text
   * @return the display's identifier for {@link #updateDisplay}
   */
  public static String display(Object object) {
    DisplayData data = kernel.getRenderer().render(object);
    if (!data.hasDisplayId()) {
      data.setDisplayId(UUID.randomUUID().toString());
    }
    kernel.display(data);
    return data.getDisplayId();
  }

  /**
   * Shows an object in chosen forms.
   *
   * @param object any object
   * @param types MIME types, such as {@code text/html}
   * @return the display's identifier
   */
  public static String display(Object object, String... types) {
    DisplayData data = kernel.getRenderer().renderAs(object, types);
    if (!data.hasDisplayId()) {
      data.setDisplayId(UUID.randomUUID().toString());
    }
    kernel.display(data);
    return data.getDisplayId();
  }

  /**
   * Replaces what was shown before.
   *
   * @param id what {@link #display(Object)} gave
   * @param object the new object
   */
  public static void updateDisplay(String id, Object object) {
    DisplayData data = kernel.getRenderer().render(object);
    kernel.getIO().display.updateDisplay(id, data);
  }
}
