// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import java.awt.Color;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * The inputs of a command, each with its label, its description as a tool tip and, below it, what
 * is wrong with it; then the command's own messages and buttons. Used on the event thread only;
 * needs no display.
 */
final class CommandForm extends JPanel {

  private static final Color WRONG = new Color(0xb0, 0x10, 0x10);
  private static final Color HINT = new Color(0x60, 0x60, 0x60);
  private static final int LINE = 90;

  private final List<ModuleItem<?>> items;
  private final DialogFeedback feedback;
  private final Map<String, InputWidget> widgets = new LinkedHashMap<>();
  private final Map<String, JLabel> remarks = new LinkedHashMap<>();
  private final JLabel messages = new JLabel();
  private Runnable listener = () -> {};
  private DialogFeedback.Said said;
  private boolean showing;
  private int row;

  /**
   * Lays out the inputs of a command; they show its present values.
   *
   * @param module the command
   */
  CommandForm(Module module) {
    super(new GridBagLayout());
    items = InputValues.visible(module.getInfo());
    feedback = new DialogFeedback(module);
    setBorder(BorderFactory.createEmptyBorder(10, 12, 4, 12));
    items.forEach(this::addRow);
    DialogFeedback.buttons(module.getInfo()).forEach(this::addButton);
    messages.setName("messages");
    add(messages, at(0, 2, GridBagConstraints.HORIZONTAL));
    Map<String, String> present = new LinkedHashMap<>();
    items.forEach(
        item -> present.put(item.getName(), MacroRecording.text(module.getInput(item.getName()))));
    show(present);
    widgets.values().forEach(widget -> widget.onChange(this::changed));
  }

  /**
   * Says whom to tell.
   *
   * @param changed called after the remarks have changed
   */
  void onChange(Runnable changed) {
    listener = changed;
  }

  /**
   * Shows values.
   *
   * @param texts by input name; inputs that are not named stay as they are
   */
  void show(Map<String, String> texts) {
    showing = true;
    texts.forEach((name, text) -> widgets.get(name).show(text));
    showing = false;
    changed();
  }

  /** Shows the defaults of all inputs. */
  void reset() {
    Map<String, String> defaults = new LinkedHashMap<>();
    items.forEach(
        item -> defaults.put(item.getName(), MacroRecording.text(item.getDefaultValue())));
    show(defaults);
  }

  /**
   * What is entered.
   *
   * @return texts by input name
   */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    widgets.forEach((name, widget) -> values.put(name, widget.text()));
    return values;
  }

  /**
   * Whether the command could run.
   *
   * @return true if nothing is wrong or missing
   */
  boolean isComplete() {
    return said.problems().isEmpty();
  }

  private void changed() {
    if (showing) {
      return;
    }
    said = feedback.heed(values());
    remarks.forEach((name, label) -> remark(label, name));
    messages.setText(wrapped(String.join("\n", said.messages())));
    listener.run();
  }

  private void remark(JLabel label, String name) {
    String problem = said.problems().get(name);
    boolean hint = problem == null || problem.equals(DialogFeedback.NEEDED);
    label.setForeground(hint ? HINT : WRONG);
    label.setText(wrapped(problem == null ? said.notes().getOrDefault(name, "") : problem));
    label.setVisible(!label.getText().isEmpty());
  }

  private void addRow(ModuleItem<?> item) {
    InputWidget widget = InputWidget.of(item);
    String tip = tip(item);
    widget.editor().setName(item.getName());
    widget.editor().setToolTipText(tip);
    widget.component().setToolTipText(tip);
    if (!widget.isLabelled()) {
      JLabel label = new JLabel(item.getLabel());
      label.setLabelFor(widget.editor());
      label.setToolTipText(tip);
      add(label, at(0, 1, GridBagConstraints.NONE));
    }
    add(widget.component(), at(1, 1, fill(widget)));
    row++;
    JLabel remark = new JLabel();
    remark.setName(item.getName() + " remark");
    remark.setVisible(false);
    add(remark, at(1, 1, GridBagConstraints.HORIZONTAL));
    row++;
    widgets.put(item.getName(), widget);
    remarks.put(item.getName(), remark);
  }

  private static int fill(InputWidget widget) {
    return widget instanceof FileField || widget instanceof SliderField
        ? GridBagConstraints.HORIZONTAL
        : GridBagConstraints.NONE;
  }

  private void addButton(ModuleItem<?> item) {
    JButton button = new JButton(item.getLabel());
    button.setName(item.getName());
    button.setToolTipText(tip(item));
    button.addActionListener(
        event -> {
          changed();
          feedback.call(item);
        });
    add(button, at(1, 1, GridBagConstraints.NONE));
    row++;
  }

  private GridBagConstraints at(int column, int width, int fill) {
    GridBagConstraints place = new GridBagConstraints();
    place.gridx = column;
    place.gridy = row;
    place.gridwidth = width;
    place.fill = fill;
    place.weightx = column;
    place.anchor = column == 0 && width == 1 ? GridBagConstraints.EAST : GridBagConstraints.WEST;
    place.insets = new Insets(2, 3, 2, 3);
    return place;
  }

  private static String tip(ModuleItem<?> item) {
    return html(item.getDescription() + "\n(" + item.getName() + " in macros)");
  }

  /** Labels break lines in HTML only. */
  private static String wrapped(String text) {
    return text.isBlank() ? "" : html(text);
  }

  private static String html(String text) {
    String lines = text.strip().replaceAll("(.{1," + LINE + "})(?: |$)", "$1\n").strip();
    String safe = lines.replace("&", "&amp;").replace("<", "&lt;");
    return "<html>" + safe.replaceAll("\n+", "<br>") + "</html>";
  }
}
