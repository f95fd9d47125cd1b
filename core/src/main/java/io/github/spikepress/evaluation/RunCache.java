// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.github.spikepress.errors.SpikePressException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finished runs in a folder, one JSON file each under the hash of what was run, so that a
 * comparison that was stopped goes on where it stood. A file that cannot be read, or that belongs
 * to another run, counts as absent. The hash holds the program's version but not its commit: delete
 * the folder after changing code.
 */
public final class RunCache {

  /** Keeps nothing. */
  public static final RunCache NONE = new RunCache(Optional.empty());

  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .serializeSpecialFloatingPointValues()
          .create();

  private final Optional<Path> folder;

  private RunCache(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * Keeps runs in a folder, which is made where it is missing.
   *
   * @param folder where to
   * @return the cache
   * @throws WrongArgumentException if the folder cannot be made
   */
  public static RunCache in(Path folder) {
    try {
      return new RunCache(Optional.of(Files.createDirectories(folder)));
    } catch (IOException e) {
      throw new WrongArgumentException("cannot make folder " + folder + ": " + e.getMessage(), e);
    }
  }

  /** The figures of a run that was finished before. */
  Optional<CodecFigures> find(RunIdentity run) {
    return folder
        .map(path -> path.resolve(name(run)))
        .filter(Files::isRegularFile)
        .flatMap(RunCache::read)
        .filter(figures -> run.equals(figures.run()));
  }

  /** Keeps the figures of a finished run. */
  void store(CodecFigures figures) {
    byte[] json = GSON.toJson(figures).getBytes(StandardCharsets.UTF_8);
    folder.ifPresent(path -> AtomicFile.write(path.resolve(name(figures.run())), json));
  }

  private static Optional<CodecFigures> read(Path file) {
    try {
      return Optional.ofNullable(GSON.fromJson(Files.readString(file), CodecFigures.class));
    } catch (IOException | JsonParseException | SpikePressException e) {
      return Optional.empty();
    }
  }

  private static String name(RunIdentity run) {
    return run.sha256() + ".json";
  }
}
