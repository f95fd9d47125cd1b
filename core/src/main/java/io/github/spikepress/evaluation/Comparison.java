// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingProgress;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every codec under one ruler: each plan is trained on the training part of each trial, encodes the
 * test part into a file, and is measured by what comes back.
 *
 * @param set the spikes and how they are divided
 * @param plans the codecs
 * @param judge says how well restored spikes can be sorted; {@link SpikeJudge#NONE} for nobody
 * @param cache keeps finished runs; {@link RunCache#NONE} for nowhere
 */
public record Comparison(
    ComparisonSet set, List<CodecPlan> plans, SpikeJudge judge, RunCache cache) {

  /** The user's file holds the model of a codec that was trained on the recording. */
  private static final boolean EMBED_MODEL = true;

  /** Takes a copy of the plans. */
  public Comparison {
    plans = List.copyOf(plans);
  }

  /**
   * Runs what has not been run before.
   *
   * @param progress follows the work; cancelling keeps the finished runs in the cache
   * @return the figures of all runs, and what could not be run
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public ComparisonResult run(Progress progress) {
    List<CodecFigures> figures = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    int done = 0;
    int runs = set.trials().size() * plans.size();
    for (Trial trial : set.trials()) {
      TrialData data = TrialData.of(set, trial, judge);
      for (CodecPlan plan : plans) {
        Share share = new Share(progress, done++, runs);
        try {
          figures.add(run(data, plan, share));
        } catch (SpikePressException e) {
          refusals.add(new Refusal(plan.label(), plan.target(), trial.name(), e.getMessage()));
        }
      }
    }
    return new ComparisonResult(figures, refusals);
  }

  private CodecFigures run(TrialData data, CodecPlan plan, Share share) {
    share.begin();
    RunIdentity identity = RunIdentity.of(data, plan, EMBED_MODEL, judge);
    Optional<CodecFigures> known = cache.find(identity);
    if (known.isPresent()) {
      return known.get();
    }
    CodecFigures fresh = new CodecEvaluation(plan, EMBED_MODEL).run(data, identity, share);
    cache.store(fresh);
    return fresh;
  }

  /** One run's share of the progress of all. */
  private record Share(Progress progress, int run, int runs) implements TrainingMonitor {

    private static final String STAGE = "comparing codecs";

    void begin() {
      progress.checkpoint(STAGE, (double) run / runs);
    }

    @Override
    public void progressed(TrainingProgress training) {
      double part = (double) training.epoch() / Math.max(1, training.epochs());
      progress.update(STAGE, (run + Math.min(1, part)) / runs);
    }

    @Override
    public boolean cancelled() {
      return progress.cancelled();
    }
  }
}
