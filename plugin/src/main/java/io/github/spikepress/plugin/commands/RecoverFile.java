// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import io.github.spikepress.container.SpkzRecovery;
import io.github.spikepress.plugin.results.ResultsRow;
import java.io.File;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Keeps the whole chunks of a {@code .spkz} file whose writer was killed, or that was cut short.
 */
@Plugin(
    type = Command.class,
    label = "Recover File",
    description =
        "Makes a whole .spkz file of one whose writer was killed (.spkz.part) or that was cut short,"
            + " and says what is missing.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "Recover File...", weight = 55)
    })
public final class RecoverFile extends SpikePressCommand {

  @Parameter(
      label = "Interrupted file",
      description = "What is left of the compressed file; it stays as it is.",
      style = "open",
      persist = false)
  private File input;

  @Parameter(
      label = "Output file (.spkz)",
      description = "The whole file; it appears whole or not at all.",
      style = "save",
      persist = false)
  private File output;

  /** Made by SciJava. */
  public RecoverFile() {}

  @Override
  protected void check(Problems problems) {
    super.check(problems);
    problems.check("input", this::requireInput);
    problems.check("output", this::requireOutput);
  }

  private void requireOutput() {
    OutputFile.require(output, ".spkz");
  }

  private void requireInput() {
    InputFile.require(input);
  }

  @Override
  protected void execute(CommandProgress progress) {
    requireOutput();
    SpkzRecovery recovery = SpkzRecovery.recover(input.toPath(), output.toPath(), progress);
    results =
        ResultsRow.ofNewTable()
            .with("spikes", recovery.spikes())
            .with("chunks", recovery.chunks())
            .with("lost_bytes", recovery.lostBytes())
            .with("input", input.getName())
            .with("output", output.getPath())
            .with("missing", recovery.missing())
            .table();
  }
}
