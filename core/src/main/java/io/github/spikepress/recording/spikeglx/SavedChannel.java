// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.spikeglx;

/**
 * One channel of the file.
 *
 * @param kind what it is
 * @param index which one of its kind, from 0, as acquired
 * @param place which number of a frame it is
 */
record SavedChannel(Kind kind, int index, int place) {

  /** Kinds of channels, in the order in which a device acquires them. */
  enum Kind {
    /** Action-potential band of a probe. */
    AP(true),
    /** Local-field band of a probe. */
    LF(true),
    /** Synchronisation word of a probe. */
    SY(false),
    /** Multiplexed neural channel of an NI device. */
    MN(true),
    /** Multiplexed auxiliary analog channel of an NI device. */
    MA(true),
    /** Analog channel of an NI device that is not multiplexed. */
    XA(true),
    /** Word of digital lines of an NI device. */
    XD(false);

    private final boolean analog;

    Kind(boolean analog) {
      this.analog = analog;
    }

    boolean analog() {
      return analog;
    }
  }

  String name() {
    return kind.name() + index;
  }
}
