// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.metadata;

import com.google.gson.JsonObject;
import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.files.JsonFields;
import io.github.spikepress.files.StrictJson;
import io.github.spikepress.recording.SignalUnits;
import io.github.spikepress.waveforms.SpikeMetadata;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a {@code .spkz} file says about its spikes.
 *
 * @param spikes what the spikes have in common
 * @param numChannels channels of each spike
 * @param numSamples samples of each channel
 * @param codec name of the codec family
 * @param maxError the greatest error of any sample in the units of the spikes; NaN where nothing is
 *     promised
 * @param recovered what is missing of a file whose writer was killed; empty for whole files
 * @param writer name and version of the program that wrote the file
 */
public record SpkzMetadata(
    SpikeMetadata spikes,
    int numChannels,
    int numSamples,
    String codec,
    double maxError,
    String recovered,
    String writer) {

  private static final String MAX_ERROR = "max_error";
  private static final String RECOVERED = "recovered";
  private static final String ORIGIN = "origin";

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
    if (!Double.isNaN(maxError)) {
      json.add(MAX_ERROR, StrictJson.number(maxError));
    }
    if (!recovered.isEmpty()) {
      json.addProperty(RECOVERED, recovered);
    }
    spikes.origin().ifPresent(origin -> json.add(ORIGIN, OriginJson.of(origin)));
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
            json.integer("n_before"),
            json.json().has(ORIGIN)
                ? Optional.of(OriginJson.read(json.object(ORIGIN)))
                : Optional.empty());
    return new SpkzMetadata(
        spikes,
        json.integer("channels"),
        json.integer("samples"),
        json.text("codec"),
        json.json().has(MAX_ERROR) ? json.number(MAX_ERROR) : Double.NaN,
        json.text(RECOVERED, ""),
        json.text("writer"));
  }

  /**
   * The section that holds this.
   *
   * @return the whole section
   */
  public byte[] toSection() {
    return new SectionWriter()
        .putPacked(toJson().getBytes(StandardCharsets.UTF_8))
        .toSection(SpkzFormat.METADATA);
  }

  /**
   * Reads the section.
   *
   * @param section its fields
   * @return what it says
   * @throws io.github.spikepress.errors.DamagedFileException if it is damaged or says what cannot
   *     be
   */
  public static SpkzMetadata read(SectionReader section) {
    byte[] json = section.getPacked("metadata", SpkzFormat.MAX_METADATA_BYTES);
    String text = StrictJson.text(section.source(), ByteBuffer.wrap(json));
    SpkzMetadata read = fromJson(section.source() + " (metadata)", text);
    if (!read.plausible()) {
      throw section.damaged(
          "window of " + read.numChannels() + " x " + read.numSamples() + " is not plausible");
    }
    return read;
  }

  /**
   * The same of a file of which something is missing.
   *
   * @param missing what is missing, in words
   * @return a copy
   */
  public SpkzMetadata withRecovered(String missing) {
    return new SpkzMetadata(spikes, numChannels, numSamples, codec, maxError, missing, writer);
  }

  /**
   * Most spikes of a chunk of this window.
   *
   * @return at least 1 for what {@link #read} gives
   */
  public int maxChunkSpikes() {
    int values = numChannels * numSamples;
    return Math.min(SpkzFormat.MAX_CHUNK_SPIKES, SpkzFormat.MAX_CHUNK_VALUES / values);
  }

  /** Whether a reader may take memory for spikes of this window. */
  private boolean plausible() {
    return numChannels >= 1
        && numSamples >= 1
        && (long) numChannels * numSamples <= SpkzFormat.MAX_WINDOW_VALUES;
  }
}
