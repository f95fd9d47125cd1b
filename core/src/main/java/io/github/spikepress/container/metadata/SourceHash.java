// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.metadata;

import com.google.gson.JsonObject;
import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.files.JsonFields;
import io.github.spikepress.files.StrictJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Which file the spikes were cut from, by content. It stands behind the chunks, because hashing a
 * large recording ends when compressing it does.
 *
 * @param bytes the size of the file that holds the samples
 * @param sha256 its SHA-256, 64 hexadecimal digits
 */
public record SourceHash(long bytes, String sha256) {

  /**
   * The section that holds this.
   *
   * @return the whole section
   */
  public byte[] toSection() {
    JsonObject json = new JsonObject();
    json.addProperty("bytes", bytes);
    json.addProperty("sha256", sha256);
    return new SectionWriter()
        .putPacked(json.toString().getBytes(StandardCharsets.UTF_8))
        .toSection(SpkzFormat.SOURCE);
  }

  /**
   * Reads the section.
   *
   * @param section its fields
   * @return what it says
   * @throws io.github.spikepress.errors.DamagedFileException if it is damaged
   */
  public static SourceHash read(SectionReader section) {
    byte[] json = section.getPacked("source", SpkzFormat.MAX_METADATA_BYTES);
    String text = StrictJson.text(section.source(), ByteBuffer.wrap(json));
    return JsonFields.parse(section.source() + " (source)", text)
        .make(fields -> new SourceHash(fields.longInteger("bytes"), fields.text("sha256")));
  }
}
