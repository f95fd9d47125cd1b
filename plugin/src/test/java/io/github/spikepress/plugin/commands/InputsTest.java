// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.plugin.bridge.BridgeContext;
import io.github.spikepress.plugin.bridge.InputValues;
import io.github.spikepress.plugin.bridge.SpikePressCommands;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

class InputsTest {

  private static final List<CommandInfo> COMMANDS = SpikePressCommands.all(BridgeContext.get());

  /** Macros and scripts of other people name these: changing a line breaks them. */
  @Test
  void keysAndDefaultsStayWhatTheyAre() throws IOException {
    String expected;
    try (InputStream in = InputsTest.class.getResourceAsStream("/macro-keys.txt")) {
      expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String actual =
        COMMANDS.stream().map(InputsTest::describe).collect(Collectors.joining("\n")) + "\n";
    assertEquals(expected, actual);
  }

  @Test
  void everyCommandIsDescribedAndRunsWithoutDisplay() {
    assertFalse(COMMANDS.isEmpty());
    for (CommandInfo command : COMMANDS) {
      assertTrue(command.canRunHeadless(), command.getDelegateClassName());
      assertFalse(isBlank(command.getDescription()), command.getDelegateClassName());
      assertFalse(isBlank(command.getLabel()), command.getDelegateClassName());
    }
  }

  @Test
  void everyInputHasLabelDescriptionAndLowerCaseName() {
    for (CommandInfo command : COMMANDS) {
      for (ModuleItem<?> item : InputValues.visible(command)) {
        String name = command.getLabel() + ": " + item.getName();
        assertTrue(item.getName().matches("[a-z][a-z_0-9]*"), name);
        assertFalse(isBlank(item.getLabel()), name);
        assertNotNull(item.getDescription(), name);
        assertTrue(item.getDescription().length() > 10, name);
        assertFalse(item.isPersisted(), name + " would remember what another run was given");
      }
    }
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private static String describe(CommandInfo command) {
    return SpikePressCommands.label(command)
        + InputValues.visible(command).stream()
            .map(InputsTest::describe)
            .collect(Collectors.joining());
  }

  private static String describe(ModuleItem<?> item) {
    Object standard = item.getDefaultValue();
    return "\n  "
        + item.getName()
        + " "
        + item.getType().getSimpleName()
        + (item.isRequired() ? " required" : " = " + (standard == null ? "" : standard));
  }
}
