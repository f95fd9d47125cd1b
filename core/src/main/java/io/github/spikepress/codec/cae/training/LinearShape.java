// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae.training;

import io.github.spikepress.codec.cae.CaeNetwork;
import java.io.Serializable;

/**
 * The linear map around one half of the network.
 *
 * @param name name of its tensor {@code [input][output]}
 * @param from what goes in
 * @param to what comes out
 */
record LinearShape(String name, ChannelTimes from, ChannelTimes to) implements Serializable {

  /** What the names of such tensors end with. */
  static final String ENDING = "linear.weight";

  static LinearShape aroundEncoder(CaeNetwork network) {
    return new LinearShape("encoder." + ENDING, ports(network), features(network));
  }

  static LinearShape aroundDecoder(CaeNetwork network) {
    return new LinearShape("decoder." + ENDING, features(network), ports(network));
  }

  private static ChannelTimes ports(CaeNetwork network) {
    return new ChannelTimes(network.settings().mSpk(), network.numTimes());
  }

  private static ChannelTimes features(CaeNetwork network) {
    return new ChannelTimes(network.settings().nFeat(), network.featureLength());
  }
}
