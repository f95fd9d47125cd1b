// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;
import ij.plugin.frame.Recorder;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.TextField;
import java.io.File;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/**
 * A dialog with one field for each input of a command. What is entered is checked before the dialog
 * closes and recorded under the input's own name, so that the recorded line replays.
 */
public final class CommandDialog {

  private static final int TEXT_COLUMNS = 12;
  private static final int FILE_COLUMNS = 34;

  private final Module module;
  private final List<ModuleItem<?>> items;
  private final GenericDialog dialog;
  private final DialogFeedback feedback;
  private String shown = "";

  private CommandDialog(Module module) {
    this.module = module;
    items = InputValues.visible(module.getInfo());
    dialog = new GenericDialog(module.getInfo().getTitle());
    feedback = new DialogFeedback(module);
  }

  /**
   * Asks for the inputs of a command.
   *
   * @param module the command; its present values are shown first
   * @return false if the user cancelled
   */
  public static boolean fill(Module module) {
    return new CommandDialog(module).ask();
  }

  private boolean ask() {
    items.forEach(this::addField);
    DialogFeedback.buttons(module.getInfo()).forEach(this::addButton);
    dialog.addMessage(" ");
    Component message = dialog.getMessage();
    dialog.addHelp(help());
    dialog.addDialogListener((d, event) -> check(message));
    dialog.showDialog();
    if (dialog.wasCanceled()) {
      return false;
    }
    Map<String, String> values = values();
    InputValues.fill(module, values);
    if (Recorder.record) {
      MacroRecording.record(module.getInfo(), values);
    }
    return true;
  }

  private void addField(ModuleItem<?> item) {
    String label = item.getLabel();
    Object value = module.getInput(item.getName());
    String text = MacroRecording.text(value);
    List<?> choices = item.getChoices();
    if (item.getType() == File.class) {
      addFile(item, label, text);
    } else if (item.getType() == boolean.class) {
      dialog.addCheckbox(label, Boolean.TRUE.equals(value));
    } else if (choices != null && !choices.isEmpty()) {
      dialog.addChoice(label, choices.stream().map(Object::toString).toArray(String[]::new), text);
    } else {
      dialog.addStringField(label, text, TEXT_COLUMNS);
    }
  }

  private void addButton(ModuleItem<?> button) {
    dialog.addButton(
        button.getLabel(),
        event -> {
          feedback.heed(values());
          feedback.call(button);
        });
  }

  private void addFile(ModuleItem<?> item, String label, String text) {
    if (FileWidget.DIRECTORY_STYLE.equals(item.getWidgetStyle())) {
      dialog.addDirectoryField(label, text, FILE_COLUMNS);
    } else {
      dialog.addFileField(label, text, FILE_COLUMNS);
    }
  }

  /** Shows what is wrong or follows below the fields and keeps OK disabled until it is right. */
  private boolean check(Component message) {
    DialogFeedback.Said said = feedback.heed(values());
    String text = wrapped(said.text());
    if (message instanceof MultiLineLabel label && !text.equals(shown)) {
      shown = text;
      label.setText(text);
      dialog.pack();
    }
    return said.problem().isEmpty();
  }

  /** The label does not wrap by itself. */
  private static String wrapped(String text) {
    return text.replaceAll("(.{1,90})(?: |$)", "$1\n").strip() + " ";
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    Iterator<?> texts = iterator(dialog.getStringFields());
    Iterator<?> truths = iterator(dialog.getCheckboxes());
    Iterator<?> choices = iterator(dialog.getChoices());
    for (ModuleItem<?> item : items) {
      List<?> offered = item.getChoices();
      if (item.getType() == boolean.class) {
        values.put(item.getName(), Boolean.toString(((Checkbox) truths.next()).getState()));
      } else if (offered != null && !offered.isEmpty()) {
        values.put(item.getName(), ((Choice) choices.next()).getSelectedItem());
      } else {
        values.put(item.getName(), ((TextField) texts.next()).getText());
      }
    }
    return values;
  }

  private static Iterator<?> iterator(List<?> fields) {
    return fields == null ? List.of().iterator() : new ArrayList<>(fields).iterator();
  }

  private String help() {
    StringBuilder html = new StringBuilder("<html><h3>" + module.getInfo().getTitle() + "</h3>");
    html.append(module.getInfo().getDescription());
    for (ModuleItem<?> item : items) {
      html.append("<p><b>").append(item.getLabel()).append("</b> (<tt>").append(item.getName());
      html.append("</tt>): ").append(item.getDescription()).append("</p>");
    }
    return html.append("</html>").toString();
  }
}
