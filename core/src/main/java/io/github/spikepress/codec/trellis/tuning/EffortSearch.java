// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.tuning;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Comparator;
import java.util.function.Function;

/** Finds the step and the number of classes that meet a target best. Not thread-safe. */
final class EffortSearch {

  /** As many spikes as usually share a payload, and with it the cost of its tuning. */
  private static final int SAMPLE_SPIKES = 4096;

  private static final int GREATEST_CLASS_SHIFT = 2;

  /** With other numbers of classes the step lies this near, in its codes. */
  private static final int NEAR = 7;

  private final Function<TunedTrellisCodec.Effort, SpikeCodec> codecs;
  private final RateTarget target;
  private final Waveforms sample;
  private final Comparator<Attempt> preference;

  EffortSearch(
      Function<TunedTrellisCodec.Effort, SpikeCodec> codecs, RateTarget target, Waveforms spikes) {
    this.codecs = codecs;
    this.target = target;
    sample = spikes.evenly(SAMPLE_SPIKES);
    preference = Attempt.preference(target);
  }

  private record Aimed(TunedTrellisCodec.Effort effort, Attempt attempt) {}

  /** The codec that meets the target best. */
  SpikeCodec best() {
    int limit = Tuning.Scale.GREATEST_STEP_CODE;
    Aimed usual = bestStep(0, -limit, limit);
    Aimed more = climb(usual, 1);
    Aimed best = more == usual ? climb(usual, -1) : more;
    return best.attempt().codec();
  }

  /** Goes on to more or fewer classes as long as that helps. */
  private Aimed climb(Aimed from, int direction) {
    Aimed best = from;
    for (int i = 1; i <= GREATEST_CLASS_SHIFT; i++) {
      int code = best.effort().stepCode();
      Aimed next = bestStep(i * direction, code - NEAR, code + NEAR);
      if (preference.compare(next.attempt(), best.attempt()) <= 0) {
        break;
      }
      best = next;
    }
    return best;
  }

  /** Halves the range of steps until one is left, and takes the best that was tried. */
  private Aimed bestStep(int classShift, int least, int greatest) {
    int limit = Tuning.Scale.GREATEST_STEP_CODE;
    int low = Math.max(-limit, least);
    int high = Math.min(limit, greatest);
    Aimed best = null;
    while (low <= high) {
      int middle = Math.floorDiv(low + high, 2);
      TunedTrellisCodec.Effort effort = new TunedTrellisCodec.Effort(middle, classShift);
      Aimed tried = new Aimed(effort, Attempt.of(codecs.apply(effort), sample));
      if (best == null || preference.compare(tried.attempt(), best.attempt()) > 0) {
        best = tried;
      }
      if (tried.attempt().wantsLongerSteps(target)) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return best;
  }
}
