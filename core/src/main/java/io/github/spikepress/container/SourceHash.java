// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import com.google.gson.JsonObject;
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

  byte[] toSection() {
    JsonObject json = new JsonObject();
    json.addProperty("bytes", bytes);
    json.addProperty("sha256", sha256);
    SectionWriter section = new SectionWriter();
    Packed.write(section, json.toString().getBytes(StandardCharsets.UTF_8));
    return section.toSection(SpkzFormat.SOURCE);
  }

  static SourceHash read(SectionReader section) {
    byte[] json = Packed.read(section, "source", SpkzFormat.MAX_METADATA_BYTES);
    String text = StrictJson.text(section.source(), ByteBuffer.wrap(json));
    return JsonFields.parse(section.source() + " (source)", text)
        .make(fields -> new SourceHash(fields.longInteger("bytes"), fields.text("sha256")));
  }
}
