// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.examples;

import java.util.List;

/** One example of every recording format. */
public final class RecordingExamples {

  private RecordingExamples() {}

  /**
   * The examples.
   *
   * @return one of each format, and more where a format has variants that are read differently
   */
  public static List<RecordingExample> all() {
    return List.of(
        new FlatExample(),
        new SpikeGlxExample(),
        new OpenEphysExample(),
        new IntanExample(1),
        new IntanExample(2),
        new NsxExample("NEURALSG", 0),
        new NsxExample("NEURALCD", 0),
        new NsxExample("NEURALCD", 100),
        new NsxExample("BRSMPGRP", 1),
        new NpyExample(false),
        new NpyExample(true),
        new MatExample(false, false),
        new MatExample(false, true),
        new MatExample(true, false),
        new MatExample(true, true),
        new NwbContiguousExample(),
        new Hdf5Example("nwb"),
        new Hdf5Example("nwbgains"),
        new Hdf5Example("mat73"));
  }
}
