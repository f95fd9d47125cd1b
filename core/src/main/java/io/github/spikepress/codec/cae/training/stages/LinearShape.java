// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training.stages;

import io.github.spikepress.codec.cae.CaeNetwork;
import java.io.Serializable;

/**
 * The linear map around one half of the network.
 *
 * @param name name of its tensor {@code [input][output]}
 * @param from what goes in
 * @param to what comes out
 */
public record LinearShape(String name, ChannelTimes from, ChannelTimes to) implements Serializable {

  /** What the names of such tensors end with. */
  public static final String ENDING = "linear.weight";

  /**
   * The path around the encoder.
   *
   * @param network the architecture
   * @return from ports to features
   */
  public static LinearShape aroundEncoder(CaeNetwork network) {
    return new LinearShape("encoder." + ENDING, ports(network), features(network));
  }

  /**
   * The path around the decoder.
   *
   * @param network the architecture
   * @return from features to ports
   */
  public static LinearShape aroundDecoder(CaeNetwork network) {
    return new LinearShape("decoder." + ENDING, features(network), ports(network));
  }

  private static ChannelTimes ports(CaeNetwork network) {
    return new ChannelTimes(network.settings().mSpk(), network.numTimes());
  }

  private static ChannelTimes features(CaeNetwork network) {
    return new ChannelTimes(network.settings().nFeat(), network.featureLength());
  }
}
