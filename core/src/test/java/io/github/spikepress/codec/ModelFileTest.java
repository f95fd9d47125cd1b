// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.Hashes;
import io.github.spikepress.files.SafetensorsFile;
import io.github.spikepress.files.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

  private static final ModelCard CARD =
      new ModelCard(
          "scalar",
          2,
          4,
          48,
          Map.of("n_feat", "16", "name", "line\nbreak \"quoted\""),
          "ab".repeat(32),
          1816,
          Long.MIN_VALUE,
          Map.of("sndr_db", 20.73, "third", 1.0 / 3, "odd", 2e-323, "none", Double.NaN),
          Provenance.versions());

  private static final CodecModel MODEL =
      new CodecModel(CARD, Map.of("mean", Tensor.float32(new float[] {1, 2}, 2)));

  @TempDir Path folder;

  @Test
  void modelsComeBackWithTheirCards() {
    Path file = folder.resolve("a.safetensors");
    ModelFile.write(file, MODEL);
    assertEquals(MODEL, ModelFile.read(file));
    assertEquals(MODEL, ModelFile.fromBytes("a", ModelFile.toBytes(MODEL)));
    assertEquals(ModelFile.sha256(MODEL), ModelFile.sha256(ModelFile.read(file)));
  }

  @Test
  void hashIsThatOfTheFile() throws IOException {
    Path file = folder.resolve("a.safetensors");
    ModelFile.write(file, MODEL);
    assertEquals(Hashes.sha256Hex(Files.readAllBytes(file)), ModelFile.sha256(MODEL));
    CodecModel other = new CodecModel(CARD, Map.of("mean", Tensor.float32(new float[] {1, 3}, 2)));
    assertNotEquals(ModelFile.sha256(MODEL), ModelFile.sha256(other));
  }

  @Test
  void readableCardLiesBesideButIsNotRead() throws IOException {
    Path file = folder.resolve("a.safetensors");
    ModelFile.write(file, MODEL);
    String card = Files.readString(folder.resolve("a.json"));
    assertTrue(card.contains("\"sndr_db\": 20.73,\n"), card);
    Files.writeString(folder.resolve("a.json"), "no card");
    assertEquals(MODEL, ModelFile.read(file));
  }

  @Test
  void otherEndingsAreRefused() {
    assertThrows(
        WrongArgumentException.class, () -> ModelFile.write(folder.resolve("a.bin"), MODEL));
  }

  @Test
  void tensorsWithoutCardAreNoModel() {
    byte[] bytes = new SafetensorsFile(Map.of(), MODEL.tensors()).toBytes();
    String message =
        assertThrows(DamagedFileException.class, () -> ModelFile.fromBytes("a", bytes))
            .getMessage();
    assertTrue(message.contains("no model card"), message);
  }

  @Test
  void wrongCardsAreRefused() {
    String right = new SafetensorsCard(MODEL).text();
    for (String[] change :
        new String[][] {
          {"\"channels\":4", "\"channels\":0"},
          {"\"channels\":4", "\"channels\":4.5"},
          {"\"channels\":4", "\"channels\":1e1000000000"},
          {"\"channels\":4", "\"channels\":\"four\""},
          {"\"channels\":4", "\"channels\":null"},
          {"\"channels\":4", "\"channels\":[4]"},
          {"\"channels\":4,", ""},
          {"\"family\":\"scalar\"", "\"family\":7"},
          {"\"settings\":{", "\"settings\":{\"x\":{},"},
          {"20.73", "\"good\""},
          {"{", "/* comment */{"},
        }) {
      assertTrue(right.contains(change[0]), change[0]);
      String wrong = right.replace(change[0], change[1]);
      byte[] bytes = new SafetensorsFile(Map.of("card", wrong), MODEL.tensors()).toBytes();
      DamagedFileException refusal =
          assertThrows(
              DamagedFileException.class, () -> ModelFile.fromBytes("a", bytes), change[1]);
      assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
    }
  }

  @Test
  void bundledModelsAreFound() {
    for (String name : BundledModels.names()) {
      CodecModel model = BundledModels.named(name);
      assertTrue(name.startsWith(model.family() + "-"), name);
      assertTrue(
          name.contains("-" + model.card().numChannels() + "x" + model.card().numSamples() + "-"));
      assertEquals(model, BundledModels.findBySha256(ModelFile.sha256(model)).orElseThrow());
      assertTrue(
          BundledModels.find(model.card().numChannels(), model.card().numSamples(), Double.NaN)
              .isPresent());
    }
    assertTrue(BundledModels.find(999, 1, Double.NaN).isEmpty());
    assertTrue(BundledModels.findBySha256("00".repeat(32)).isEmpty());
  }

  /** The card as it stands in the file. */
  private record SafetensorsCard(CodecModel model) {

    String text() {
      return SafetensorsFile.fromBytes("a", ModelFile.toBytes(model)).metadata().get("card");
    }
  }
}
