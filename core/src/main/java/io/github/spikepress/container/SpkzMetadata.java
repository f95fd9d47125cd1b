// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import com.google.gson.JsonObject;
import io.github.spikepress.files.JsonFields;
import io.github.spikepress.files.StrictJson;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.SpikeMetadata;

/**
 * What a {@code .spkz} file says about its spikes.
 *
 * @param spikes what the spikes have in common
 * @param numChannels channels of each spike
 * @param numSamples samples of each channel
 * @param codec name of the codec family
 * @param writer name and version of the program that wrote the file
 */
public record SpkzMetadata(
    SpikeMetadata spikes, int numChannels, int numSamples, String codec, String writer) {

  /** As JSON; readers ignore fields that they do not know. */
  String toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("source", spikes.sourceName());
    json.add("sampling_frequency_hz", StrictJson.number(spikes.samplingFrequencyHz()));
    json.addProperty("units", spikes.units().name());
    json.add("gain_uv", StrictJson.number(spikes.units().gainUv()));
    json.addProperty("n_before", spikes.nBefore());
    json.addProperty("channels", numChannels);
    json.addProperty("samples", numSamples);
    json.addProperty("codec", codec);
    json.addProperty("writer", writer);
    return json.toString();
  }

  static SpkzMetadata fromJson(String source, String text) {
    return JsonFields.parse(source, text).make(SpkzMetadata::of);
  }

  private static SpkzMetadata of(JsonFields json) {
    SignalUnits units = new SignalUnits(json.text("units"), json.number("gain_uv"));
    SpikeMetadata spikes =
        new SpikeMetadata(
            json.text("source"),
            json.number("sampling_frequency_hz"),
            units,
            json.integer("n_before"));
    return new SpkzMetadata(
        spikes,
        json.integer("channels"),
        json.integer("samples"),
        json.text("codec"),
        json.text("writer"));
  }

  /** Whether a reader may take memory for spikes of this window. */
  boolean plausible() {
    return numChannels >= 1
        && numSamples >= 1
        && (long) numChannels * numSamples <= SpkzFormat.MAX_WINDOW_VALUES;
  }
}
