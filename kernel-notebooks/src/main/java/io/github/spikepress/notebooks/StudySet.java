// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.notebooks;

/** The sets of spikes that the studies use, after the data sets of the CAE paper (Section 2.5). */
public enum StudySet {
  /** Detected spikes of two Wave_Clus sequences, single channel, 64 samples at 24 kHz. */
  WAVE_CLUS("Wave_Clus (Difficult2 0.1 and Easy1 0.1)", true, 600),
  /** Wave_Clus Difficult1, noise 0.05: only simulated here. */
  DIFFICULT1_LOW("Difficult1 0.05", false, 400),
  /** Wave_Clus Difficult1, noise 0.2: only simulated here. */
  DIFFICULT1_HIGH("Difficult1 0.2", false, 400),
  /** Wave_Clus Difficult2, noise 0.05. */
  DIFFICULT2_LOW("Difficult2 0.05", true, 400),
  /** Wave_Clus Difficult2, noise 0.2. */
  DIFFICULT2_HIGH("Difficult2 0.2", true, 400),
  /** Rat hippocampus, tetrode d533101, 4 channels of 40 samples at 10 kHz. */
  HIPPOCAMPUS("hippocampus, tetrode d533101", true, 300),
  /** A neuron set whose shapes change with time, as in C_Drift_Easy2_noise015. */
  DRIFT("drifting sequence", false, 800);

  private final String title;
  private final boolean recorded;
  private final int quickSpikes;

  StudySet(String title, boolean recorded, int quickSpikes) {
    this.title = title;
    this.recorded = recorded;
    this.quickSpikes = quickSpikes;
  }

  /**
   * What the set is called.
   *
   * @return a title
   */
  public String title() {
    return title;
  }

  /** Whether the data folder has the original. */
  boolean recorded() {
    return recorded;
  }

  /** How many spikes the quick setting takes. */
  int quickSpikes() {
    return quickSpikes;
  }
}
