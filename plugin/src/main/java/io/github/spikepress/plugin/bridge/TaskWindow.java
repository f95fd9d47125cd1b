// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import org.scijava.Context;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

/**
 * The task bar that Fiji has and ImageJ alone lacks: a row with progress, time left and a button to
 * cancel for each running command. Seen only while a command runs for longer than a moment.
 */
final class TaskWindow {

  private static final int WIDTH = 420;
  private static final long MOMENT_MILLISECONDS = 400;

  /** One task's row. */
  private static final class Row extends JPanel {

    private final JLabel message = new JLabel(" ");
    private final JProgressBar bar = new JProgressBar();
    private final long since = System.currentTimeMillis();

    Row(Task task) {
      super(new BorderLayout(8, 2));
      setBorder(BorderFactory.createEmptyBorder(6, 8, 6, 8));
      JButton cancel = new JButton("Cancel");
      cancel.addActionListener(event -> task.cancel("cancelled in the task bar"));
      add(new JLabel(task.getName()), BorderLayout.NORTH);
      add(bar, BorderLayout.CENTER);
      add(cancel, BorderLayout.EAST);
      add(message, BorderLayout.SOUTH);
    }

    void show(Task task) {
      message.setText(task.isCanceled() ? "stopping" : task.getStatusMessage());
      bar.setMaximum((int) Math.max(1, task.getProgressMaximum()));
      bar.setValue((int) task.getProgressValue());
    }

    boolean isWorthShowing() {
      return System.currentTimeMillis() - since > MOMENT_MILLISECONDS;
    }
  }

  private final Map<Task, Row> rows = new LinkedHashMap<>();
  private JFrame frame;
  private Box column;

  /** Only its events hold it; SciJava holds those weakly. */
  private static TaskWindow instance;

  private TaskWindow() {}

  /**
   * Shows tasks from now on.
   *
   * @param context whose tasks
   */
  static void install(Context context) {
    instance = new TaskWindow();
    context.service(EventService.class).subscribe(instance);
  }

  /**
   * Called by SciJava on the thread that works.
   *
   * @param event what became of a task
   */
  @EventHandler
  void onEvent(TaskEvent event) {
    EventQueue.invokeLater(() -> update(event.getTask()));
  }

  private void update(Task task) {
    if (task.isDone()) {
      Row row = rows.remove(task);
      if (row != null && column != null) {
        column.remove(row);
        fit();
      }
      return;
    }
    Row row = rows.computeIfAbsent(task, Row::new);
    row.show(task);
    if (row.getParent() == null && row.isWorthShowing()) {
      open();
      column.add(row);
      fit();
    }
  }

  private void open() {
    if (frame == null) {
      frame = new JFrame("SpikePress tasks");
      frame.setAutoRequestFocus(false);
      frame.setFocusableWindowState(false);
      column = new Box(BoxLayout.Y_AXIS);
      frame.add(column);
      frame.setLocationByPlatform(true);
    }
  }

  private void fit() {
    frame.pack();
    Dimension size = frame.getSize();
    frame.setSize(Math.max(WIDTH, size.width), size.height);
    frame.setVisible(column.getComponentCount() > 0);
  }
}
