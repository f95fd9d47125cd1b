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
 * @param linearPath whether a linear map leads around encoder and decoder and adds to what they
 *     give; the paper has none
 * @param search how codewords are chosen
 */
public record CaeSettings(
    int mSpk,
    int nFeat,
    int k,
    int width,
    int groups,
    boolean sharedStages,
    int levels,
    boolean jointLatent,
    boolean linearPath,
    IndexSearch search) {

  static final String M_SPK = "m_spk";
  static final String N_FEAT = "n_feat";
  static final String K = "k";
  static final String LEVELS = "levels";

  private static final int MAX_WIDTH = 4096;
  private static final int MAX_PORTS = 1024;

  /** Checks the ranges. */
  public CaeSettings {
    Options.requireRange(M_SPK, mSpk, 1, MAX_PORTS);
    Options.requireRange(N_FEAT, nFeat, 1, 4 * MAX_PORTS);
    Options.requireRange(K, k, 2, 4096);
    Options.requireRange("width", width, 2, MAX_WIDTH);
    Options.requireRange("groups", groups, 1, MAX_WIDTH);
    Options.requireRange(LEVELS, levels, 1, 64);
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
    return new CaeSettings(4, 16, 128, 256, 32, false, 1, false, false, IndexSearch.NEAREST);
  }

  /**
   * The network of the authors' public code, whose residual stages share their weights.
   *
   * @return M=4, N=16, K=128, width 256
   */
  public static CaeSettings authors() {
    return new CaeSettings(4, 16, 128, 256, 32, true, 1, false, false, IndexSearch.NEAREST);
  }

  /**
   * A narrow network for single events: as many ports as an event has channels, four feature
   * vectors a port, and a residual quantiser of all of them together.
   *
   * @param numChannels channels of an event
   * @return M = channels, N = 4 M, four levels of K=128, width 64
   */
  public static CaeSettings modern(int numChannels) {
    return new CaeSettings(
        numChannels, 4 * numChannels, 128, 64, 8, false, 4, true, true, new IndexSearch(16, 0));
  }

  /**
   * Another number of feature vectors.
   *
   * @param features feature vectors
   * @return the same settings otherwise
   */
  public CaeSettings withFeatures(int features) {
    return with(Map.of(N_FEAT, Integer.toString(features)));
  }

  /**
   * Other codebooks.
   *
   * @param count levels
   * @param codewords codewords of each
   * @return the same settings otherwise
   */
  public CaeSettings withCodebooks(int count, int codewords) {
    return with(Map.of(LEVELS, Integer.toString(count), K, Integer.toString(codewords)));
  }

  /**
   * The settings by the names that users type.
   *
   * @return names and values
   */
  public Map<String, String> toMap() {
    Map<String, String> map = new TreeMap<>(search.toMap());
    map.put(M_SPK, Integer.toString(mSpk));
    map.put(N_FEAT, Integer.toString(nFeat));
    map.put(K, Integer.toString(k));
    map.put("width", Integer.toString(width));
    map.put("groups", Integer.toString(groups));
    map.put("shared_stages", Boolean.toString(sharedStages));
    map.put(LEVELS, Integer.toString(levels));
    map.put("joint_latent", Boolean.toString(jointLatent));
    map.put("linear_path", Boolean.toString(linearPath));
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
        read.integer(M_SPK, mSpk),
        read.integer(N_FEAT, nFeat),
        read.integer(K, k),
        read.integer("width", width),
        read.integer("groups", groups),
        read.flag("shared_stages", sharedStages),
        read.integer(LEVELS, levels),
        read.flag("joint_latent", jointLatent),
        read.flag("linear_path", linearPath),
        search.with(read));
  }
}
