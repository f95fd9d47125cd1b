// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import ij.IJ;
import ij.ImageJ;
import io.github.spikepress.plugin.bridge.CommandMenus;
import io.github.spikepress.plugin.bridge.MacroOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import javax.swing.UIManager;
import javax.swing.UnsupportedLookAndFeelException;

/** ImageJ's window with the menu of SpikePress. */
final class ImageJWindow {

  private ImageJWindow() {}

  /**
   * Opens the window and runs what the command line names, if anything.
   *
   * @param line what the launcher was asked for
   */
  static void open(CommandLine line) {
    useTheSystemsLooks();
    ImageJ window = new ImageJ();
    window.exitWhenQuitting(true);
    CommandMenus.install();
    CommandMenus.showTasks();
    if (line.action() == CommandLine.Action.RUN) {
      run(line);
    }
  }

  /** Of macOS and Windows; elsewhere Swing's own, which is the least surprising beside AWT. */
  private static void useTheSystemsLooks() {
    UIManager.put("swing.boldMetal", false);
    if (IJ.isMacOSX() || IJ.isWindows()) {
      try {
        UIManager.setLookAndFeel(UIManager.getSystemLookAndFeelClassName());
      } catch (ReflectiveOperationException | UnsupportedLookAndFeelException e) {
        IJ.log("SpikePress: " + e);
      }
    }
  }

  private static void run(CommandLine line) {
    if (line.target().endsWith(".ijm")) {
      Map<String, String> inputs =
          line.inputs().contains("=") ? KeyValues.parse(line.inputs()) : Map.of();
      String macro = ScriptRun.read(Path.of(line.target()));
      IJ.runMacro(MacroParameters.fill(macro, inputs), line.inputs());
    } else {
      IJ.run(line.target(), options(KeyValues.parse(line.inputs())));
    }
  }

  private static String options(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> MacroOptions.format(e.getKey(), e.getValue()))
        .collect(Collectors.joining(" "));
  }
}
