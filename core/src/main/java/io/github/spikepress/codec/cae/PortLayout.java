// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

/**
 * Which waveform goes to which port (Section 2.4). Channels of an event fill the ports in order;
 * where the ports have room left, the next events follow, so that a single channel puts consecutive
 * spikes on the ports. Where an event has a multiple of the ports as channels, neighbouring
 * channels share a port. An incomplete last group is filled up by repeating its last waveform.
 *
 * @param numChannels channels of an event
 * @param mSpk ports
 */
public record PortLayout(int numChannels, int mSpk) {

  /**
   * The groups that hold a number of events.
   *
   * @param numSpikes events
   * @return groups, the last of which may be incomplete
   */
  public int groups(int numSpikes) {
    return Math.toIntExact(((long) numSpikes * numChannels + mSpk - 1) / mSpk);
  }

  /**
   * Whether a port of a group only repeats another waveform.
   *
   * @param group index of the group
   * @param port index of the port
   * @param numSpikes events in all
   * @return true for the fill of the last group
   */
  public boolean isFill(int group, int port, int numSpikes) {
    return (long) group * mSpk + port >= (long) numSpikes * numChannels;
  }

  /**
   * The waveform at a port.
   *
   * @param group index of the group
   * @param port index of the port
   * @param numSpikes events in all
   * @return spike × channels + channel
   */
  public int waveform(int group, int port, int numSpikes) {
    if (isFill(group, port, numSpikes)) {
      return numSpikes * numChannels - 1;
    }
    int share = numChannels / mSpk;
    if (share > 1 && numChannels % mSpk == 0) {
      int event = group / share;
      return event * numChannels + port * share + group % share;
    }
    return group * mSpk + port;
  }
}
