// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import javax.swing.JCheckBox;
import javax.swing.JComponent;

/** A check box. */
final class TruthBox implements InputWidget {

  private final JCheckBox box;

  TruthBox(String label) {
    box = new JCheckBox(label);
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
    return Boolean.toString(box.isSelected());
  }

  @Override
  public void show(String text) {
    box.setSelected(Boolean.parseBoolean(text));
  }

  @Override
  public void onChange(Runnable changed) {
    box.addItemListener(event -> changed.run());
  }

  @Override
  public boolean isLabelled() {
    return true;
  }
}
