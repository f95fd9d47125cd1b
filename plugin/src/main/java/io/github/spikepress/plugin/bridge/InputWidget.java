// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import java.io.File;
import java.util.List;
import javax.swing.JComponent;
import org.scijava.module.ModuleItem;
import org.scijava.widget.NumberWidget;

/** What a user enters one input with. Used on the event thread only. */
interface InputWidget {

  /**
   * Makes the widget that fits an input.
   *
   * @param item the input
   * @return a widget without a value
   */
  static InputWidget of(ModuleItem<?> item) {
    List<?> choices = item.getChoices();
    if (item.getType() == File.class) {
      return new FileField(item.getWidgetStyle());
    }
    if (item.getType() == boolean.class) {
      return new TruthBox(item.getLabel());
    }
    if (choices != null && !choices.isEmpty()) {
      return new ChoiceBox(choices);
    }
    return NumberWidget.SLIDER_STYLE.equals(item.getWidgetStyle())
        ? SliderField.of(item)
        : new PlainField();
  }

  /**
   * What is shown.
   *
   * @return the component
   */
  JComponent component();

  /**
   * The part that takes the keyboard.
   *
   * @return the component itself or one within
   */
  JComponent editor();

  /**
   * What is entered.
   *
   * @return as a macro names it
   */
  String text();

  /**
   * Shows a value.
   *
   * @param text as a macro names it
   */
  void show(String text);

  /**
   * Says whom to tell.
   *
   * @param changed called after each change
   */
  void onChange(Runnable changed);

  /**
   * Whether the widget says itself what it is for.
   *
   * @return false if it needs its label beside it
   */
  default boolean isLabelled() {
    return false;
  }
}
