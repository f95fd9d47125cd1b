// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.notebooks;

import io.github.spikepress.errors.WrongArgumentException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One run of an experiment notebook. The environment settles how: {@code SPIKEPRESS_FULL=true} for
 * the full setting, {@code SPIKEPRESS_DATA} for the folder of real recordings, {@code
 * SPIKEPRESS_RESULTS} for the folder of the results (by default {@code spikepress-results} in the
 * working folder). Not thread-safe.
 */
public final class Study {

  /** The seed of every study; the figures of another seed are another study. */
  public static final long SEED = 1;

  private final String name;
  private final boolean full;
  private final StudyData data;
  private final MeasurementCache cache;
  private final Path results;
  private final Map<String, Double> numbers = new TreeMap<>();
  private final List<Claim> claims = new ArrayList<>();

  Study(String name, boolean full, StudyData data, Path results) {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new WrongArgumentException(
          "a study's name has lower-case letters, digits and hyphens, got '" + name + "'");
    }
    this.name = name;
    this.full = full;
    this.data = data;
    this.results = results;
    cache = new MeasurementCache(cacheFolder(), name);
  }

  /**
   * Opens a study with what the environment says.
   *
   * @param name the notebook's name
   * @return the study
   */
  public static Study open(String name) {
    return open(name, System.getenv());
  }

  static Study open(String name, Map<String, String> environment) {
    boolean full = Boolean.parseBoolean(environment.get("SPIKEPRESS_FULL"));
    Optional<Path> folder = Optional.ofNullable(environment.get("SPIKEPRESS_DATA")).map(Path::of);
    Path results = Path.of(environment.getOrDefault("SPIKEPRESS_RESULTS", "spikepress-results"));
    return new Study(name, full, new StudyData(folder), results);
  }

  /**
   * Takes the value that the setting asks for.
   *
   * @param quick for a first look, and for continuous integration
   * @param fullSetting for the published results
   * @param <T> any type
   * @return one of the two
   */
  public <T> T choose(T quick, T fullSetting) {
    return full ? fullSetting : quick;
  }

  /**
   * The spikes of a set: real where the data folder has them, else simulated.
   *
   * @param set which
   * @return the spikes, with a name that says what they are
   */
  public StudySpikes spikes(StudySet set) {
    return data.spikes(set, choose(set.quickSpikes(), Integer.MAX_VALUE));
  }

  /**
   * A file of the data folder, for sets that are not spikes.
   *
   * @param name its path below the data folder
   * @return the file; empty without a data folder
   */
  public Optional<Path> file(String name) {
    return data.file(name);
  }

  /**
   * Measures one configuration, or takes what an earlier run of the same notebook, setting, seed
   * and program measured: a run that was interrupted goes on where it stood.
   *
   * @param configuration everything that the measurement depends on, in words
   * @param measurement gives its figures by name
   * @return the figures
   */
  public Map<String, Double> measure(
      String configuration, Supplier<Map<String, Double>> measurement) {
    return cache.get(
        choose("quick", "full") + ", seed " + SEED + ", " + configuration, measurement);
  }

  /**
   * Where finished measurements lie, for experiments of the core that keep their own.
   *
   * @return a folder, which may not exist yet
   */
  public Path cacheFolder() {
    return results.resolve("cache");
  }

  /**
   * Keeps a figure for the results file.
   *
   * @param figure its name, with the unit, for example {@code "sndr_db.cae.k128"}
   * @param value the figure
   * @return the value, rounded to what is worth printing
   */
  public double keep(String figure, double value) {
    numbers.put(figure, value);
    return Math.round(value * 1000) / 1000.0;
  }

  /**
   * Sets a claim of the paper beside what was measured.
   *
   * @param claim the statement, in our words
   * @param paper the paper's figure
   * @param ours our figure
   * @param verdict what follows
   * @param why the reason, or the conditions
   */
  public void conclude(String claim, String paper, String ours, Verdict verdict, String why) {
    claims.add(new Claim(claim, paper, ours, verdict, why));
  }

  /**
   * Writes everything that was kept to the results folder, as {@code NAME.json}.
   *
   * @return the claims, for the notebook to show
   */
  public List<Claim> save() {
    StudyResults.write(results, name, choose("quick", "full"), numbers, claims, data.used());
    return List.copyOf(claims);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %s setting, seed %d, %s",
        name,
        choose("quick", "full"),
        SEED,
        data.isThere()
            ? "real recordings where the data folder has them"
            : "no data folder (SPIKEPRESS_DATA): simulated spikes throughout");
  }
}
