// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.container;

import io.github.spikepress.entropy.RangeDecoder;
import io.github.spikepress.entropy.RangeEncoder;
import java.util.Arrays;

/** Lossless coding of unit labels: their distance from the least one, adaptively. */
final class LabelsCoding {

  private static final long MAX_RANGE = (1L << 32) - 1;

  private LabelsCoding() {}

  static void write(SectionWriter part, int[] labels) {
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

  static int[] read(SectionReader part, int numSpikes) {
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
