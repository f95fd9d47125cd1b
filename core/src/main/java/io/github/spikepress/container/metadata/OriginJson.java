// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.metadata;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.spikepress.files.JsonFields;
import io.github.spikepress.files.StrictJson;
import io.github.spikepress.recording.ElectrodePosition;
import io.github.spikepress.waveforms.SpikeOrigin;
import java.util.List;

/** Channels, probe and processing as a field of the metadata. */
final class OriginJson {

  private OriginJson() {}

  static JsonObject of(SpikeOrigin origin) {
    JsonArray channels = new JsonArray();
    for (int i = 0; i < origin.channelNames().size(); i++) {
      JsonObject channel = new JsonObject();
      channel.addProperty("name", origin.channelNames().get(i));
      if (!origin.positions().isEmpty()) {
        channel.add("x_um", StrictJson.number(origin.positions().get(i).xUm()));
        channel.add("y_um", StrictJson.number(origin.positions().get(i).yUm()));
      }
      channels.add(channel);
    }
    JsonObject processing = new JsonObject();
    origin.processing().forEach(processing::addProperty);
    JsonObject json = new JsonObject();
    json.add("channels", channels);
    json.add("processing", processing);
    return json;
  }

  static SpikeOrigin read(JsonFields json) {
    List<JsonFields> channels = json.objects("channels");
    boolean placed = !channels.isEmpty() && channels.get(0).json().has("x_um");
    return new SpikeOrigin(
        channels.stream().map(channel -> channel.text("name")).toList(),
        placed ? channels.stream().map(OriginJson::position).toList() : List.of(),
        json.object("processing").texts());
  }

  private static ElectrodePosition position(JsonFields channel) {
    return new ElectrodePosition(channel.number("x_um"), channel.number("y_um"));
  }
}
