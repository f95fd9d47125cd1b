// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import ij.IJ;
import ij.gui.HTMLDialog;
import ij.plugin.frame.Recorder;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * A dialog with the inputs of a command. What was entered the last time is there again; what is
 * entered is checked while it is entered, and recorded under the input's own name, so that the
 * recorded line replays.
 */
public final class CommandDialog {

  private static final double MOST_OF_SCREEN = 0.85;

  private final Module module;
  private final CommandForm form;
  private final JDialog dialog;
  private final JButton run = new JButton("OK");
  private boolean confirmed;

  private CommandDialog(Module module) {
    this.module = module;
    form = new CommandForm(module);
    form.show(new RememberedInputs(module).read());
    dialog = new JDialog(IJ.getInstance(), module.getInfo().getTitle(), true);
    JPanel top = new JPanel(new BorderLayout());
    top.add(form, BorderLayout.NORTH);
    JScrollPane scroll = new JScrollPane(top);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.getVerticalScrollBar().setUnitIncrement(16);
    dialog.add(scroll, BorderLayout.CENTER);
    dialog.add(buttons(), BorderLayout.SOUTH);
    dialog.getRootPane().setDefaultButton(run);
    dialog
        .getRootPane()
        .registerKeyboardAction(
            event -> dialog.dispose(),
            KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
    form.onChange(this::heed);
    // Only what has been packed knows the width of its frame.
    dialog.pack();
    heed();
    dialog.setLocationRelativeTo(IJ.getInstance());
  }

  /**
   * Asks for the inputs of a command and sets them.
   *
   * @param module the command
   * @return false if the user cancelled
   */
  public static boolean fill(Module module) {
    Optional<Map<String, String>> entered = entered(module);
    entered.ifPresent(
        values -> {
          InputValues.fill(module, values);
          new RememberedInputs(module).write(values);
          if (Recorder.record) {
            MacroRecording.record(module.getInfo(), values);
          }
        });
    return entered.isPresent();
  }

  private static Optional<Map<String, String>> entered(Module module) {
    if (EventQueue.isDispatchThread()) {
      return new CommandDialog(module).ask();
    }
    CommandDialog[] made = new CommandDialog[1];
    try {
      EventQueue.invokeAndWait(
          () -> {
            made[0] = new CommandDialog(module);
            made[0].dialog.setVisible(true);
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
    return made[0].answer();
  }

  private Optional<Map<String, String>> ask() {
    dialog.setVisible(true);
    return answer();
  }

  private Optional<Map<String, String>> answer() {
    return confirmed ? Optional.of(form.values()) : Optional.empty();
  }

  private JComponent buttons() {
    Box box = Box.createHorizontalBox();
    box.setBorder(BorderFactory.createEmptyBorder(6, 12, 10, 12));
    box.add(button("Help", () -> new HTMLDialog(dialog, module.getInfo().getTitle(), help())));
    box.add(Box.createHorizontalStrut(6));
    box.add(button("Defaults", form::reset));
    box.add(Box.createHorizontalGlue());
    box.add(Box.createHorizontalStrut(40));
    box.add(button("Cancel", dialog::dispose));
    box.add(Box.createHorizontalStrut(6));
    run.addActionListener(
        event -> {
          confirmed = true;
          dialog.dispose();
        });
    box.add(run);
    return box;
  }

  private static JButton button(String label, Runnable action) {
    JButton button = new JButton(label);
    button.addActionListener(event -> action.run());
    return button;
  }

  /** Nothing runs before it is right; a longer remark gets its place. */
  private void heed() {
    run.setEnabled(form.isComplete());
    Dimension before = dialog.getSize();
    Dimension wanted = dialog.getPreferredSize();
    Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
    int most = (int) (MOST_OF_SCREEN * screen.height);
    int width = wanted.height > most ? wanted.width + 20 : wanted.width;
    Dimension size =
        new Dimension(
            Math.max(before.width, Math.min(width, screen.width)),
            Math.max(before.height, Math.min(wanted.height, most)));
    if (!size.equals(before)) {
      dialog.setSize(size);
    }
    dialog.validate();
  }

  private String help() {
    StringBuilder html = new StringBuilder("<html><h3>" + module.getInfo().getTitle() + "</h3>");
    html.append(module.getInfo().getDescription());
    for (ModuleItem<?> item : InputValues.visible(module.getInfo())) {
      html.append("<p><b>").append(item.getLabel()).append("</b> (<tt>").append(item.getName());
      html.append("</tt>): ").append(item.getDescription()).append("</p>");
    }
    return html.append("</html>").toString();
  }
}
