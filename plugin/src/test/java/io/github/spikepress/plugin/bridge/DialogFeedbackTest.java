// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

class DialogFeedbackTest {

  @TempDir private Path folder;

  private final Module module =
      BridgeContext.get()
          .service(ModuleService.class)
          .createModule(SpikePressCommands.named(BridgeContext.get(), "Compress Spikes..."));

  private final DialogFeedback feedback = new DialogFeedback(module);

  @Test
  void saysWhatFollows() {
    DialogFeedback.Said said = feedback.heed(values("ratio", "32"));
    assertEquals(1, said.messages().size());
    assertTrue(said.messages().get(0).contains("0.5 bits a sample"), said.toString());
    assertEquals(List.of(), feedback.heed(values("ratio", "0")).messages());
  }

  @Test
  void saysWhatIsWrongWithWhichInput() throws IOException {
    Path input = Files.writeString(folder.resolve("a.mat"), "");
    Map<String, String> good = new HashMap<>(values("input", input.toString()));
    good.put("output", folder.resolve("a.spkz").toString());
    assertEquals(Map.of(), feedback.heed(good).problems());
    wrong(good, "ratio", "much", "ratio=much is not a number");
    wrong(good, "quality", "81", "0");
    wrong(good, "input", "/no/such/file", "no such file");
    wrong(good, "input", " ", DialogFeedback.NEEDED);
    wrong(good, "output", folder.resolve("a.txt").toString(), ".spkz");
    wrong(good, "output", "/no/such/folder/a.spkz", "does not exist");
    wrong(good, "codec", "fog", "fog");
    wrong(good, "settings", "n_feat", "name=value");
    wrong(good, "max_macs", "5", "codec=auto");
    good.put("quality", "20");
    wrong(good, "ratio", "20", "not both");
    good.put("quality", "0");
    assertEquals(Map.of(), feedback.heed(good).problems(), "nothing stays wrong");
  }

  @Test
  void aFileThatIsTakenOutAgainIsForgotten() {
    feedback.heed(values("input", "a.mat"));
    feedback.heed(values("input", ""));
    assertNull(module.getInput("input"));
  }

  @Test
  void saysWhatWillBeReplaced() throws IOException {
    Path output = Files.writeString(folder.resolve("a.spkz"), "");
    DialogFeedback.Said said = feedback.heed(values("output", output.toString()));
    assertTrue(said.notes().get("output").contains("replaced"), said.toString());
  }

  private void wrong(Map<String, String> good, String name, String value, String words) {
    Map<String, String> values = new HashMap<>(good);
    values.put(name, value);
    Map<String, String> problems = feedback.heed(values).problems();
    assertEquals(Set.of(name), problems.keySet());
    assertTrue(problems.get(name).contains(words), problems.toString());
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

  private Map<String, String> values(String name, String value) {
    Map<String, String> values = new HashMap<>();
    for (ModuleItem<?> item : InputValues.visible(module.getInfo())) {
      values.put(item.getName(), MacroRecording.text(item.getDefaultValue()));
    }
    values.put(name, value);
    return values;
  }
}
