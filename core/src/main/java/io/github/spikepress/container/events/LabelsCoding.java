// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container.events;

import io.github.spikepress.container.sections.SectionReader;
import io.github.spikepress.container.sections.SectionWriter;
import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import java.util.Arrays;

/** Lossless coding of unit labels: their distance from the least one, adaptively. Stateless. */
public final class LabelsCoding {

  private static final long MAX_RANGE = (1L << 32) - 1;

  private LabelsCoding() {}

  /**
   * Writes labels.
   *
   * @param part takes the bytes, which must be its last
   * @param labels any number of any integers
   */
  public static void write(SectionWriter part, int[] labels) {
    if (labels.length == 0) {
      return;
    }
    int least = Arrays.stream(labels).min().getAsInt();
    long range = (long) Arrays.stream(labels).max().getAsInt() - least;
    RangeEncoder encoder = new RangeEncoder();
    IndexModel model = new IndexModel(range + 1);
    for (int label : labels) {
      model.encode(encoder, (long) label - least);
    }
    part.putSigned(least).putVarint(range).putBytes(encoder.finish());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param part the bytes, to their end
   * @param numSpikes how many labels there are
   * @return the labels
   * @throws io.github.spikepress.errors.DamagedFileException if the bytes are damaged
   */
  public static int[] read(SectionReader part, int numSpikes) {
    int[] labels = new int[numSpikes];
    if (numSpikes > 0) {
      long least = part.getSigned("least label");
      long range = part.getVarint("range of the labels", 0, MAX_RANGE);
      if (least < Integer.MIN_VALUE || least + range > Integer.MAX_VALUE) {
        throw part.damaged("labels beyond 32 bits");
      }
      byte[] coded = part.getBytes(part.remaining(), "labels");
      RangeDecoder decoder = new RangeDecoder(coded);
      IndexModel model = new IndexModel(range + 1);
      for (int i = 0; i < numSpikes; i++) {
        labels[i] = (int) (least + model.decode(decoder));
      }
    }
    return labels;
  }
}
