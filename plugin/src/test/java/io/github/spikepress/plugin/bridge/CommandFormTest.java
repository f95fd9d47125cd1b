// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JSlider;
import javax.swing.JTextField;
import javax.swing.TransferHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

/** Every kind of widget hands over what is entered; all commands have a form. */
class CommandFormTest {

  @TempDir private Path folder;

  private final Module module = module("Compress Spikes...");
  private final CommandForm form = new CommandForm(module);

  static List<CommandInfo> commands() {
    return SpikePressCommands.all(BridgeContext.get());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void showsTheDefaultsAndExplainsEveryInput(CommandInfo info) {
    Module command = module(SpikePressCommands.label(info));
    CommandForm shown = new CommandForm(command);
    for (ModuleItem<?> item : InputValues.visible(info)) {
      String standard = MacroRecording.text(item.getDefaultValue());
      assertEquals(standard, shown.values().get(item.getName()), item.getName());
      JComponent editor = named(shown, item.getName(), JComponent.class);
      String tip = editor.getToolTipText().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
      String words = item.getDescription().replaceAll("\\s+", " ").replace("<", "&lt;");
      assertTrue(tip.contains(words), tip + " / " + words);
      assertTrue(hasLabel(shown, item.getLabel()), item.getLabel());
    }
    assertEquals(required(info), !shown.isComplete(), "only files and sources are needed");
  }

  @Test
  void textsNumbersChoicesAndBoxesAreHandedOver() {
    named(form, "settings", JTextField.class).setText("k=3");
    named(form, "epochs", JTextField.class).setText("7");
    named(form, "peak_sign", JComboBox.class).setSelectedItem("neg");
    JCheckBox filter = named(form, "filter", JCheckBox.class);
    filter.doClick();
    assertEquals("k=3", module.getInput("settings"));
    assertEquals(7, module.getInput("epochs"));
    assertEquals("neg", module.getInput("peak_sign"));
    assertEquals(false, module.getInput("filter"));
    filter.doClick();
    assertEquals(true, module.getInput("filter"));
    assertEquals("true", form.values().get("filter"));
  }

  @Test
  void aSliderAndItsFieldFollowEachOther() {
    JTextField field = named(form, "quality", JTextField.class);
    JSlider slider = all(field.getParent(), JSlider.class).get(0);
    slider.setValue(41);
    assertEquals("20.5", field.getText());
    assertEquals(20.5, module.getInput("quality"));
    field.setText("30.2");
    assertEquals(60, slider.getValue());
    assertEquals("30.2", field.getText(), "what was typed stays");
    assertEquals(30.2, module.getInput("quality"));
    field.setText("900");
    assertEquals(slider.getMaximum(), slider.getValue());
    assertTrue(remark("quality").contains("80"), remark("quality"));
    slider.setValue(0);
    assertEquals("0", field.getText());
    assertEquals("", remark("quality"));
  }

  @Test
  void aDroppedFileIsEnteredAndTextStillIs() throws IOException {
    Path input = Files.writeString(folder.resolve("a.npy"), "");
    JTextField field = named(form, "input", JTextField.class);
    TransferHandler handler = field.getTransferHandler();
    assertTrue(handler.importData(new TransferHandler.TransferSupport(field, files(input))));
    assertEquals(input.toFile(), module.getInput("input"));
    assertEquals("", remark("input"));
    field.setText("");
    assertEquals("needed", remark("input"));
    Transferable text = new java.awt.datatransfer.StringSelection("b.npy");
    assertTrue(handler.importData(new TransferHandler.TransferSupport(field, text)));
    assertEquals("b.npy", field.getText());
  }

  @Test
  void whatIsWrongStandsBesideItsInputAndNothingRuns() throws IOException {
    Path input = Files.writeString(folder.resolve("a.npy"), "");
    AtomicInteger told = new AtomicInteger();
    form.onChange(told::incrementAndGet);
    form.show(Map.of("input", input.toString(), "output", folder.resolve("a.spkz").toString()));
    assertTrue(form.isComplete());
    assertEquals(1, told.get());
    named(form, "seed", JTextField.class).setText("one");
    assertFalse(form.isComplete());
    assertTrue(remark("seed").contains("whole number"), remark("seed"));
    assertEquals("", remark("epochs"));
    form.reset();
    assertEquals("1", form.values().get("seed"));
    assertEquals("", form.values().get("input"));
  }

  @Test
  void theConsequenceIsToldBelow() {
    named(form, "ratio", JTextField.class).setText("32");
    JLabel messages = named(form, "messages", JLabel.class);
    assertTrue(messages.getText().contains("0.5 bits a sample"), messages.getText());
  }

  private String remark(String input) {
    JLabel label = named(form, input + " remark", JLabel.class);
    String text = label.getText() == null ? "" : label.getText();
    assertEquals(!text.isEmpty(), label.isVisible());
    return text.replaceAll("<[^>]*>", " ").strip();
  }

  private static boolean required(CommandInfo info) {
    return InputValues.visible(info).stream()
        .anyMatch(
            item -> item.isRequired() && MacroRecording.text(item.getDefaultValue()).isEmpty());
  }

  private static boolean hasLabel(CommandForm form, String label) {
    return all(form, JLabel.class).stream().anyMatch(one -> label.equals(one.getText()))
        || all(form, JCheckBox.class).stream().anyMatch(one -> label.equals(one.getText()));
  }

  private static <T extends Component> T named(Container in, String name, Class<T> type) {
    return all(in, type).stream()
        .filter(component -> name.equals(component.getName()))
        .findFirst()
        .orElseThrow();
  }

  private static <T> List<T> all(Container in, Class<T> type) {
    Map<Component, Boolean> found = new LinkedHashMap<>();
    collect(in, found);
    return found.keySet().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static void collect(Container in, Map<Component, Boolean> found) {
    for (Component component : in.getComponents()) {
      found.put(component, true);
      if (component instanceof Container container) {
        collect(container, found);
      }
    }
  }

  private static Transferable files(Path path) {
    return new Transferable() {
      @Override
      public DataFlavor[] getTransferDataFlavors() {
        return new DataFlavor[] {DataFlavor.javaFileListFlavor};
      }

      @Override
      public boolean isDataFlavorSupported(DataFlavor flavour) {
        return flavour.equals(DataFlavor.javaFileListFlavor);
      }

      @Override
      public List<File> getTransferData(DataFlavor flavour) {
        return List.of(path.toFile());
      }
    };
  }

  private static Module module(String label) {
    return BridgeContext.get()
        .service(ModuleService.class)
        .createModule(SpikePressCommands.named(BridgeContext.get(), label));
  }
}
