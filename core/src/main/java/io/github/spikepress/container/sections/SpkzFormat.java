// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.sections;

/** Constants of the format, as {@code resources/format/SPEC.md} lists them. */
public final class SpkzFormat {

  /** Not text, and broken by every transfer that takes it for text. */
  static final byte[] MAGIC = {(byte) 0x89, 'S', 'P', 'K', 'Z', '\r', '\n', 0x1a};

  /** The last bytes of a whole file. */
  static final byte[] END_MAGIC = {'Z', 'K', 'P', 'S'};

  /** Spikes as the codec restores them. */
  public static final int PLAIN_VERSION = 1;

  /** Spikes restored to a bound, which a reader of version 1 would not keep. */
  public static final int BOUNDED_VERSION = 2;

  /** Magic, version, CRC-32C of both. */
  public static final int HEADER_BYTES = 16;

  /** Offset of the index, length of the file, CRC-32C of both, end magic. */
  public static final int TRAILER_BYTES = 24;

  /** The section of the metadata, the first of a file. */
  public static final String METADATA = "META";

  /** The section of the model, the second of a file. */
  public static final String MODEL = "MODL";

  /** A section of spikes. */
  public static final String CHUNK = "CHNK";

  /** The section of the index, the last of a file. */
  public static final String INDEX = "INDX";

  /** Known, but a reader may skip it. */
  public static final String SOURCE = "srce";

  /** Known, but a reader may skip it and then takes the head of another file for this one's. */
  public static final String HEAD = "head";

  /** Known, but a reader may skip it and then reads more chunks than it needs. */
  public static final String CHANNELS = "chan";

  /** Known, but a reader may skip it and then gives the spikes of a slab in another order. */
  public static final String SLABS = "slab";

  /** The part of a chunk that holds times and channels. */
  public static final int EVENTS_PART = 1;

  /** The part of a chunk that holds unit labels. */
  public static final int LABELS_PART = 2;

  /** The part of a chunk that holds what the codec wrote. */
  public static final int PAYLOAD_PART = 3;

  /** The part of a chunk that holds what keeps the bound of the error. */
  public static final int RESIDUAL_PART = 4;

  /** The chunk's place in its slab, where it is no slab by itself. */
  public static final int SLAB_PART = 128;

  /** Parts from this type on may be skipped by a reader that does not know them. */
  public static final int FIRST_OPTIONAL_PART = 128;

  /** Most bytes of a section, without its frame. */
  public static final int MAX_SECTION_BYTES = 1 << 30;

  /** Most bytes of unpacked metadata. */
  public static final int MAX_METADATA_BYTES = 16 << 20;

  /** Most bytes of an unpacked model. */
  public static final int MAX_MODEL_BYTES = 64 << 20;

  /** Most spikes of a chunk. */
  public static final int MAX_CHUNK_SPIKES = 1 << 16;

  /** Most values of all spikes of a chunk. */
  public static final int MAX_CHUNK_VALUES = 1 << 26;

  /** Most values of a spike. */
  public static final int MAX_WINDOW_VALUES = 1 << 24;

  /** Most spikes of a slab. */
  public static final int MAX_SLAB_SPIKES = 1 << 18;

  /** Spikes of a chunk unless they are very large. */
  public static final int USUAL_CHUNK_SPIKES = 4096;

  private static final int USUAL_SLAB_SPIKES = 1 << 16;
  private static final int USUAL_SLAB_VALUES = 1 << 22;
  private static final int USUAL_CHUNK_VALUES = 1 << 24;

  private SpkzFormat() {}

  /**
   * How many spikes the writer puts into a chunk.
   *
   * @param valuesPerSpike channels times samples, at least 1
   * @return at least 1
   */
  public static int chunkSpikes(int valuesPerSpike) {
    return Math.max(1, Math.min(USUAL_CHUNK_SPIKES, USUAL_CHUNK_VALUES / valuesPerSpike));
  }

  /**
   * How many spikes the writer puts into a slab, at most.
   *
   * @param valuesPerSpike channels times samples, at least 1
   * @return at least 1
   */
  public static int slabSpikes(int valuesPerSpike) {
    int spikes = Math.min(USUAL_SLAB_SPIKES, USUAL_SLAB_VALUES / valuesPerSpike);
    return Math.max(chunkSpikes(valuesPerSpike), spikes);
  }

  /**
   * How many spikes of a slab the writer puts into a chunk, at least.
   *
   * @param valuesPerSpike channels times samples, at least 1
   * @return at least 1
   */
  public static int bankSpikes(int valuesPerSpike) {
    return Math.max(1, chunkSpikes(valuesPerSpike) / 2);
  }
}
