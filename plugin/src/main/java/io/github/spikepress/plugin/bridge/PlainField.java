// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import javax.swing.JComponent;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** A line for a text or a number. */
final class PlainField implements InputWidget {

  private static final int COLUMNS = 14;

  private final JTextField field = new JTextField(COLUMNS);

  PlainField() {}

  /** Tells of every change in a field, by the user or not. */
  static void listen(JTextField field, Runnable changed) {
    field
        .getDocument()
        .addDocumentListener(
            new DocumentListener() {
              @Override
              public void insertUpdate(DocumentEvent event) {
                changed.run();
              }

              @Override
              public void removeUpdate(DocumentEvent event) {
                changed.run();
              }

              @Override
              public void changedUpdate(DocumentEvent event) {
                changed.run();
              }
            });
  }

  @Override
  public JComponent component() {
    return field;
  }

  @Override
  public JComponent editor() {
    return field;
  }

  @Override
  public String text() {
    return field.getText();
  }

  @Override
  public void show(String text) {
    field.setText(text);
  }

  @Override
  public void onChange(Runnable changed) {
    listen(field, changed);
  }
}
