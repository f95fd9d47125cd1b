// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.container.sections.SpkzFormat;

/**
 * Which metadata and model the chunks belong to: those of another file are sound by themselves, but
 * chunks decoded by another model would be other spikes.
 *
 * @param metadataCrc CRC-32C of the section of the metadata
 * @param modelCrc CRC-32C of the section of the model
 */
record HeadCheck(int metadataCrc, int modelCrc) {

  /** Of whole sections, checksums included. */
  static HeadCheck of(byte[] metadata, byte[] model) {
    return new HeadCheck(crc(metadata), crc(model));
  }

  private static int crc(byte[] section) {
    return SectionWriter.crc(section, 0, section.length - Integer.BYTES);
  }

  byte[] toSection() {
    return new SectionWriter().putInt(metadataCrc).putInt(modelCrc).toSection(SpkzFormat.HEAD);
  }

  static HeadCheck read(SectionReader section) {
    HeadCheck check =
        new HeadCheck(section.getInt("CRC-32C of META"), section.getInt("CRC-32C of MODL"));
    section.requireEnd();
    return check;
  }
}
