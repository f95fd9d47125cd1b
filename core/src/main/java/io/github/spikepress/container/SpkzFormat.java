// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

/** Constants of the format, as {@code resources/format/SPEC.md} lists them. */
final class SpkzFormat {

  /** Not text, and broken by every transfer that takes it for text. */
  static final byte[] MAGIC = {(byte) 0x89, 'S', 'P', 'K', 'Z', '\r', '\n', 0x1a};

  static final byte[] END_MAGIC = {'Z', 'K', 'P', 'S'};

  /** Spikes as the codec restores them. */
  static final int PLAIN_VERSION = 1;

  /** Spikes restored to a bound, which a reader of version 1 would not keep. */
  static final int BOUNDED_VERSION = 2;

  /** Magic, version, CRC-32C of both. */
  static final int HEADER_BYTES = 16;

  /** Offset of the index, length of the file, CRC-32C of both, end magic. */
  static final int TRAILER_BYTES = 24;

  static final String METADATA = "META";
  static final String MODEL = "MODL";
  static final String CHUNK = "CHNK";
  static final String INDEX = "INDX";

  /** Known, but a reader may skip it. */
  static final String SOURCE = "srce";

  /** Known, but a reader may skip it and then takes the head of another file for this one's. */
  static final String HEAD = "head";

  /** Known, but a reader may skip it and then reads more chunks than it needs. */
  static final String CHANNELS = "chan";

  /** Known, but a reader may skip it and then gives the spikes of a slab in another order. */
  static final String SLABS = "slab";

  static final int EVENTS_PART = 1;
  static final int LABELS_PART = 2;
  static final int PAYLOAD_PART = 3;
  static final int RESIDUAL_PART = 4;

  /** The chunk's place in its slab, where it is no slab by itself. */
  static final int SLAB_PART = 128;

  /** Parts from this type on may be skipped by a reader that does not know them. */
  static final int FIRST_OPTIONAL_PART = 128;

  static final int MAX_SECTION_BYTES = 1 << 30;
  static final int MAX_METADATA_BYTES = 16 << 20;
  static final int MAX_MODEL_BYTES = 64 << 20;
  static final int MAX_CHUNK_SPIKES = 1 << 16;
  static final int MAX_CHUNK_VALUES = 1 << 26;
  static final int MAX_WINDOW_VALUES = 1 << 24;
  static final int MAX_SLAB_SPIKES = 1 << 18;

  /** Spikes of a chunk unless they are very large. */
  static final int USUAL_CHUNK_SPIKES = 4096;

  private static final int USUAL_SLAB_SPIKES = 1 << 16;
  private static final int USUAL_SLAB_VALUES = 1 << 22;
  private static final int USUAL_CHUNK_VALUES = 1 << 24;

  private SpkzFormat() {}

  /** How many spikes the writer puts into a chunk. */
  static int chunkSpikes(int valuesPerSpike) {
    return Math.max(1, Math.min(USUAL_CHUNK_SPIKES, USUAL_CHUNK_VALUES / valuesPerSpike));
  }

  /** How many spikes the writer puts into a slab, at most. */
  static int slabSpikes(int valuesPerSpike) {
    int spikes = Math.min(USUAL_SLAB_SPIKES, USUAL_SLAB_VALUES / valuesPerSpike);
    return Math.max(chunkSpikes(valuesPerSpike), spikes);
  }

  /** How many spikes of a slab the writer puts into a chunk, at least. */
  static int bankSpikes(int valuesPerSpike) {
    return Math.max(1, chunkSpikes(valuesPerSpike) / 2);
  }
}
