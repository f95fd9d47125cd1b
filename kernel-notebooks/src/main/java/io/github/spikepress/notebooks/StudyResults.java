// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.notebooks;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.spikepress.codec.Provenance;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.AtomicFile;
import io.github.spikepress.files.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The results of a study as one JSON file. */
final class StudyResults {

  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private StudyResults() {}

  static void write(
      Path folder,
      String name,
      String setting,
      Map<String, Double> numbers,
      List<Claim> claims,
      Map<String, String> data) {
    JsonObject json = new JsonObject();
    json.addProperty("study", name);
    json.addProperty("setting", setting);
    json.addProperty("seed", Study.SEED);
    json.add("versions", PRETTY.toJsonTree(Provenance.versions()));
    String commit = System.getenv("SPIKEPRESS_COMMIT");
    json.addProperty("commit", commit == null ? "unknown" : commit);
    json.add("data_sha256", PRETTY.toJsonTree(data));
    JsonObject figures = new JsonObject();
    numbers.forEach((figure, value) -> figures.add(figure, StrictJson.number(value)));
    json.add("figures", figures);
    json.add("claims", array(claims));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new WrongArgumentException("cannot make " + folder + ": " + e.getMessage(), e);
    }
    AtomicFile.write(
        folder.resolve(name + ".json"),
        (PRETTY.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static JsonArray array(List<Claim> claims) {
    JsonArray array = new JsonArray();
    for (Claim claim : claims) {
      JsonObject object = new JsonObject();
      object.addProperty("claim", claim.claim());
      object.addProperty("paper", claim.paper());
      object.addProperty("ours", claim.ours());
      object.addProperty("verdict", claim.verdict().toString());
      object.addProperty("why", claim.why());
      array.add(object);
    }
    return array;
  }
}
