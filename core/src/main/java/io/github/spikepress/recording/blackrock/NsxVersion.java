// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.blackrock;

/** Versions of the format that are stored differently. */
enum NsxVersion {
  /** Version 2.1: samples follow the header without packets. */
  V2_1("NEURALSG", 0, 0),
  /** Versions 2.2 and 2.3: packets with time stamps of 32 bits. */
  V2_2("NEURALCD", 9, 0),
  /** Version 3: packets with time stamps of 64 bits of a clock of its own, often one a sample. */
  V3("BRSMPGRP", 13, 1e-3);

  private final String mark;
  private final int packetHeader;
  private final double clockTolerance;

  NsxVersion(String mark, int packetHeader, double clockTolerance) {
    this.mark = mark;
    this.packetHeader = packetHeader;
    this.clockTolerance = clockTolerance;
  }

  /** What the file begins with. */
  String mark() {
    return mark;
  }

  /** Bytes before the samples of each packet. */
  int packetHeader() {
    return packetHeader;
  }

  /** How far the clock of time stamps may be off the sampling clock, as a part of the time. */
  double clockTolerance() {
    return clockTolerance;
  }
}
