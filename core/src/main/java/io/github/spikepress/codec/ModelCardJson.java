// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.github.spikepress.files.JsonFields;
import io.github.spikepress.files.StrictJson;
import java.util.Map;

/** A model card as JSON text, field by field: no class is ever looked up by a name in the text. */
final class ModelCardJson {

  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private ModelCardJson() {}

  static String compact(ModelCard card) {
    return json(card).toString();
  }

  static String pretty(ModelCard card) {
    return PRETTY.toJson(json(card)) + "\n";
  }

  static ModelCard read(String source, String text) {
    return JsonFields.parse(source, text).make(ModelCardJson::card);
  }

  private static ModelCard card(JsonFields json) {
    return new ModelCard(
        json.text("family"),
        json.integer("format_version"),
        json.integer("channels"),
        json.integer("samples"),
        json.object("settings").texts(),
        json.text("training_data_sha256"),
        json.integer("training_spikes"),
        json.longInteger("seed"),
        json.object("figures").numbers(),
        json.object("versions").texts());
  }

  private static JsonObject json(ModelCard card) {
    JsonObject json = new JsonObject();
    json.addProperty("family", card.family());
    json.addProperty("format_version", card.formatVersion());
    json.addProperty("channels", card.numChannels());
    json.addProperty("samples", card.numSamples());
    json.add("settings", texts(card.settings()));
    json.addProperty("training_data_sha256", card.trainingDataSha256());
    json.addProperty("training_spikes", card.trainingSpikes());
    json.addProperty("seed", card.seed());
    JsonObject figures = new JsonObject();
    card.figures().forEach((name, value) -> figures.add(name, StrictJson.number(value)));
    json.add("figures", figures);
    json.add("versions", texts(card.versions()));
    return json;
  }

  private static JsonObject texts(Map<String, String> texts) {
    JsonObject json = new JsonObject();
    texts.forEach(json::addProperty);
    return json;
  }
}
