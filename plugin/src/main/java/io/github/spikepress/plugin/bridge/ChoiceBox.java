// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import java.util.List;
import javax.swing.JComboBox;
import javax.swing.JComponent;

/** One of several words. */
final class ChoiceBox implements InputWidget {

  private final JComboBox<String> box = new JComboBox<>();

  ChoiceBox(List<?> choices) {
    choices.forEach(choice -> box.addItem(choice.toString()));
  }

  @Override
  public JComponent component() {
    return box;
  }

  @Override
  public JComponent editor() {
    return box;
  }

  @Override
  public String text() {
    return box.getItemAt(box.getSelectedIndex());
  }

  @Override
  public void show(String text) {
    box.setSelectedItem(text);
  }

  @Override
  public void onChange(Runnable changed) {
    box.addItemListener(event -> changed.run());
  }
}
