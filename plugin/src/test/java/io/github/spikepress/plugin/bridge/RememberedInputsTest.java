// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import io.github.spikepress.plugin.CommandRuns;
import java.nio.file.Path;
import java.util.Map;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** What a dialog was given comes back in the next dialog and nowhere else. */
class RememberedInputsTest {

  private static final String COMMAND = "Hardware Budget...";

  @BeforeEach
  void useNobodysPreferences() {
    assertTrue(
        Path.of(System.getProperty("java.util.prefs.userRoot")).toString().contains("target"),
        "the preferences of whoever runs the tests are not theirs");
    assertTrue(Preferences.userRoot().isUserNode());
  }

  @AfterEach
  void forget() {
    new RememberedInputs(module()).write(Map.of("firing_rate", "20"));
  }

  @Test
  void comeBackInTheNextDialog() {
    CommandForm form = new CommandForm(module());
    form.show(Map.of("firing_rate", "35", "codec", "m.safetensors"));
    new RememberedInputs(module()).write(form.values());
    CommandForm next = new CommandForm(module());
    next.show(new RememberedInputs(module()).read());
    assertEquals("35", next.values().get("firing_rate"));
    assertEquals("m.safetensors", next.values().get("codec"));
    next.reset();
    assertEquals("20", next.values().get("firing_rate"));
    new RememberedInputs(module()).write(next.values());
    assertEquals(Map.of(), new RememberedInputs(module()).read(), "defaults are not kept");
  }

  @Test
  void whatDoesNotFitAnyMoreIsLeftOut() {
    new RememberedInputs(module()).write(Map.of("firing_rate", "often"));
    assertEquals(Map.of(), new RememberedInputs(module()).read());
  }

  @Test
  void doNotLeakIntoMacrosAndScripts() throws Exception {
    CommandMenus.install();
    String usual = throughMacro();
    Object service = CommandRuns.json(CommandRuns.outputs(COMMAND));
    new RememberedInputs(module()).write(Map.of("firing_rate", "35"));
    assertEquals(usual, throughMacro());
    assertEquals(service, CommandRuns.json(CommandRuns.outputs(COMMAND)));
    Interpreter macro = new Interpreter();
    macro.run("run(\"" + COMMAND + "\", \"firing_rate=35\");", "");
    assertTrue(!usual.equals(row()), "the firing rate matters");
  }

  private static String throughMacro() {
    new Interpreter().run("run(\"" + COMMAND + "\");", "");
    return row();
  }

  private static String row() {
    ResultsTable table = ResultsTable.getResultsTable();
    return table.getRowAsString(table.size() - 1);
  }

  private static Module module() {
    return BridgeContext.get()
        .service(ModuleService.class)
        .createModule(SpikePressCommands.named(BridgeContext.get(), COMMAND));
  }
}
