// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.filtering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spikepress.recording.SignalShape;
import io.github.spikepress.recording.SignalUnits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import uk.me.berndporr.iirj.Biquad;
import uk.me.berndporr.iirj.Butterworth;
import uk.me.berndporr.iirj.Cascade;
import uk.me.berndporr.iirj.DirectFormAbstract;

class SignalChainTest {

  @Property(tries = 200)
  void medianIsThatOfTheSortedValues(
      @ForAll @IntRange(min = 1, max = 400) int count, @ForAll long seed) {
    Random random = new Random(seed);
    SampleMedian median = new SampleMedian(count);
    float[] sorted = new float[count];
    for (int i = 0; i < count; i++) {
      sorted[i] = random.nextInt(3) == 0 ? random.nextInt(5) : (float) random.nextGaussian();
      median.values()[i] = sorted[i];
    }
    Arrays.sort(sorted);
    double middle =
        count % 2 == 1
            ? sorted[count / 2]
            : ((double) sorted[count / 2 - 1] + sorted[count / 2]) / 2;
    assertEquals((float) middle, median.median());
  }

  @Test
  void whatAllChannelsShareIsGone() {
    SignalShape signal = new SignalShape("test", 9, 30_000, SignalUnits.MICROVOLTS);
    SignalChain chain =
        new SignalChain(signal, new Preprocessing(Optional.empty(), Reference.MEDIAN));
    Random random = new Random(1);
    float[][] own = new float[9][1000];
    float[][] mixed = new float[9][1000];
    for (int t = 0; t < 1000; t++) {
      float common = 100 * (float) random.nextGaussian();
      for (int c = 0; c < 9; c++) {
        own[c][t] = c == 4 ? 0 : c < 4 ? -1 - c : c;
        mixed[c][t] = own[c][t] + common;
      }
    }
    chain.reference(mixed, 0, 1000);
    for (int c = 0; c < 9; c++) {
      assertArrayEquals(own[c], mixed[c], 1e-4f);
    }
  }

  @Test
  void filterIsThatOfTheLibraryThatDesignsIt() {
    Butterworth design = new Butterworth();
    design.bandPass(2, 30_000, (300 + 5000) / 2.0, 4700);
    double[][] sections = new double[design.getNumBiquads()][];
    for (int i = 0; i < sections.length; i++) {
      Biquad s = design.getBiquad(i);
      sections[i] =
          Arrays.stream(
                  new double[] {s.getB0(), s.getB1(), s.getB2(), s.getA0(), s.getA1(), s.getA2()})
              .map(v -> new BigDecimal(v).round(new MathContext(12)).doubleValue())
              .toArray();
    }
    Cascade library = new Cascade();
    library.setSOScoeff(sections, DirectFormAbstract.DIRECT_FORM_II);
    float[] signal = new float[20_000];
    float[] expected = new float[signal.length];
    Random random = new Random(2);
    for (int i = 0; i < signal.length; i++) {
      signal[i] = (float) (50 * random.nextGaussian());
      expected[i] = (float) library.filter((double) signal[i] - signal[0]);
    }
    new BandPassFilter(BandPassSettings.DEFAULT, 30_000).filter(signal, 0, signal.length);
    assertArrayEquals(expected, signal);
  }
}
