// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import ij.ImageJ;
import io.github.spikepress.plugin.results.ResultsRow;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Shows versions and what to cite. */
@Plugin(
    type = Command.class,
    label = "About SpikePress",
    description = "Versions of SpikePress and of what it runs on, and the papers to cite.",
    headless = true,
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "SpikePress"),
      @Menu(label = "About SpikePress", weight = 100)
    })
public final class AboutSpikePress extends SpikePressCommand {

  private static final String CITATION =
      "T. Wu, W. Zhao, E. Keefer, Z. Yang: Deep compressive autoencoder for action potential"
          + " compression in large-scale neural recording. J. Neural Eng. 15 (2018) 066019";

  /** Made by SciJava. */
  public AboutSpikePress() {}

  @Override
  protected void execute(CommandProgress progress) {
    results =
        ResultsRow.ofNewTable()
            .with("spikepress", Version.current())
            .with("imagej", ImageJ.VERSION)
            .with("java", Runtime.version().toString())
            .with("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
            .with("licence", "BSD-2-Clause")
            .with("cite", CITATION)
            .table();
  }
}
