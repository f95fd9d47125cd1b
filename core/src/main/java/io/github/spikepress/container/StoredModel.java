// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.ModelFile;
import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;
import io.github.spikepress.files.Hashes;
import java.util.HexFormat;
import java.util.Optional;

/** The model of a file: its hash, and the model itself where the file holds it. */
record StoredModel(String sha256, Optional<CodecModel> embedded) {

  private static final int NAMED = 0;
  private static final int EMBEDDED = 1;
  private static final int HASH_BYTES = 32;

  static byte[] toSection(CodecModel model, boolean embed) {
    byte[] bytes = ModelFile.toBytes(model);
    SectionWriter section = new SectionWriter();
    section.putByte(embed ? EMBEDDED : NAMED);
    section.putBytes(HexFormat.of().parseHex(Hashes.sha256Hex(bytes)));
    if (embed) {
      section.putPacked(bytes);
    }
    return section.toSection(SpkzFormat.MODEL);
  }

  static StoredModel read(SectionReader section) {
    int kind = section.getByte("kind of the model");
    String sha256 = HexFormat.of().formatHex(section.getBytes(HASH_BYTES, "hash of the model"));
    if (kind == NAMED) {
      section.requireEnd();
      return new StoredModel(sha256, Optional.empty());
    }
    if (kind != EMBEDDED) {
      throw section.damaged("kind of the model is " + kind + "; expected 0 or 1");
    }
    byte[] bytes = section.getPacked("model", SpkzFormat.MAX_MODEL_BYTES);
    if (!Hashes.sha256Hex(bytes).equals(sha256)) {
      throw section.damaged("embedded model does not have the hash that the file names");
    }
    String name = section.source() + " (embedded model)";
    return new StoredModel(sha256, Optional.of(ModelFile.fromBytes(name, bytes)));
  }
}
