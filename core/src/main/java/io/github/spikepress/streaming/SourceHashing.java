// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.streaming;

import io.github.spikepress.container.metadata.SourceHash;
import io.github.spikepress.pipeline.Workers;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.recording.SourceFile;
import java.util.Optional;
import java.util.concurrent.Future;

/** Hashes a recording's file while it is being compressed. Closing gives up. Thread-safe. */
public final class SourceHashing implements AutoCloseable {

  private final Workers workers = new Workers("spikepress-hash", 1);
  private final Optional<Future<SourceHash>> hash;

  /**
   * Starts.
   *
   * @param source the file that holds the samples; empty if there is none
   * @param progress may cancel
   */
  public SourceHashing(Optional<SourceFile> source, Progress progress) {
    Progress quiet = new Quiet(progress);
    hash =
        source.map(
            file -> workers.start(() -> new SourceHash(file.bytes(), file.sha256Hex(quiet))));
  }

  /**
   * Waits for the end.
   *
   * @return the hash; empty if there is no file
   */
  public Optional<SourceHash> result() {
    return hash.map(Workers::result);
  }

  @Override
  public void close() {
    workers.close();
  }

  /** Cancels with another progress but shows nothing beside it. */
  private record Quiet(Progress other) implements Progress {

    @Override
    public void update(String stage, double fraction) {}

    @Override
    public boolean cancelled() {
      return other.cancelled();
    }
  }
}
