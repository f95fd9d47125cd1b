// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

class DialogFeedbackTest {

  private final Module module =
      BridgeContext.get()
          .service(ModuleService.class)
          .createModule(SpikePressCommands.named(BridgeContext.get(), "Compress Spikes..."));

  private final DialogFeedback feedback = new DialogFeedback(module);

  @Test
  void saysWhatFollowsAndWhatIsWrong() {
    DialogFeedback.Said said = feedback.heed(values("ratio", "32"));
    assertEquals("", said.problem());
    assertEquals(1, said.messages().size());
    assertTrue(said.text().contains("0.5 bits a sample"), said.text());
    DialogFeedback.Said wrong = feedback.heed(values("ratio", "much"));
    assertTrue(wrong.problem().contains("ratio=much"), wrong.problem());
    assertTrue(wrong.text().startsWith(wrong.problem()));
    assertEquals(List.of(), feedback.heed(values("ratio", "0")).messages());
  }

  @Test
  void buttonsAreNoInputsOfMacros() {
    List<ModuleItem<?>> buttons = DialogFeedback.buttons(module.getInfo());
    assertEquals(1, buttons.size());
    assertEquals("preview", buttons.get(0).getName());
    assertTrue(
        InputValues.visible(module.getInfo()).stream()
            .noneMatch(item -> List.of("preview", "consequence").contains(item.getName())));
  }

  private static Map<String, String> values(String name, String value) {
    return Map.of("input", "a.mat", "output", "a.spkz", name, value);
  }
}
