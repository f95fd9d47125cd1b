// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The architecture of the network (Section 2.2 and 2.3, Figure 2).
 *
 * @param mSpk input ports: waveforms that are encoded together
 * @param nFeat feature vectors that the encoder makes of them
 * @param k codewords of a codebook, at most 4096
 * @param width channels between the input and the output layers
 * @param groups groups of the encoder's convolutions; divides half the width
 * @param sharedStages whether the two residual stages of encoder and decoder share their weights,
 *     as in the authors' code; with their own weights the counts are those of Tables 2 and 3
 * @param levels codebooks that refine each other; 1 is the paper's quantiser
 * @param jointLatent whether all feature vectors of a group are quantised as one vector; the paper
 *     quantises each by itself
 */
public record CaeSettings(
    int mSpk,
    int nFeat,
    int k,
    int width,
    int groups,
    boolean sharedStages,
    int levels,
    boolean jointLatent) {

  private static final int MAX_WIDTH = 4096;

  /** Checks the ranges. */
  public CaeSettings {
    requireRange("m_spk", mSpk, 1, 1024);
    requireRange("n_feat", nFeat, 1, 1024);
    requireRange("k", k, 2, 4096);
    requireRange("width", width, 2, MAX_WIDTH);
    requireRange("groups", groups, 1, MAX_WIDTH);
    requireRange("levels", levels, 1, 16);
    if (width % 2 != 0 || width / 2 % groups != 0) {
      throw new WrongArgumentException(
          "groups must divide half the width, got " + groups + " groups of width " + width);
    }
  }

  /**
   * The paper's network with its own weights for every stage (Tables 2 and 3).
   *
   * @return M=4, N=16, K=128, width 256
   */
  public static CaeSettings paper() {
    return new CaeSettings(4, 16, 128, 256, 32, false, 1, false);
  }

  /**
   * The network of the authors' public code, whose residual stages share their weights.
   *
   * @return M=4, N=16, K=128, width 256
   */
  public static CaeSettings authors() {
    return new CaeSettings(4, 16, 128, 256, 32, true, 1, false);
  }

  /**
   * A small network for single spikes whose whole latent vector is quantised in four levels.
   *
   * @return M=1, N=4, K=128, width 64
   */
  public static CaeSettings modern() {
    return new CaeSettings(1, 4, 128, 64, 32, false, 4, true);
  }

  /**
   * Another number of feature vectors.
   *
   * @param features feature vectors
   * @return the same settings otherwise
   */
  public CaeSettings withFeatures(int features) {
    return new CaeSettings(mSpk, features, k, width, groups, sharedStages, levels, jointLatent);
  }

  /**
   * Another number of codebook levels.
   *
   * @param count levels
   * @return the same settings otherwise
   */
  public CaeSettings withLevels(int count) {
    return new CaeSettings(mSpk, nFeat, k, width, groups, sharedStages, count, jointLatent);
  }

  /**
   * The settings by the names that users type.
   *
   * @return names and values
   */
  public Map<String, String> toMap() {
    Map<String, String> map = new TreeMap<>();
    map.put("m_spk", Integer.toString(mSpk));
    map.put("n_feat", Integer.toString(nFeat));
    map.put("k", Integer.toString(k));
    map.put("width", Integer.toString(width));
    map.put("groups", Integer.toString(groups));
    map.put("shared_stages", Boolean.toString(sharedStages));
    map.put("levels", Integer.toString(levels));
    map.put("joint_latent", Boolean.toString(jointLatent));
    return map;
  }

  /**
   * Changes settings by the names that users type.
   *
   * @param options names and values; names of {@link #toMap} that are absent stay as they are
   * @return the changed settings
   * @throws WrongArgumentException if a value cannot be read or is out of range
   */
  public CaeSettings with(Map<String, String> options) {
    Options read = new Options(options);
    return new CaeSettings(
        read.integer("m_spk", mSpk),
        read.integer("n_feat", nFeat),
        read.integer("k", k),
        read.integer("width", width),
        read.integer("groups", groups),
        read.flag("shared_stages", sharedStages),
        read.integer("levels", levels),
        read.flag("joint_latent", jointLatent));
  }

  private static void requireRange(String name, int value, int least, int greatest) {
    if (value < least || value > greatest) {
      throw new WrongArgumentException(
          name + " must lie in " + least + " to " + greatest + ", got " + value);
    }
  }
}
