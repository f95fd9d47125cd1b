// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.spikepress.codec.Provenance;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.files.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that decides what a run gives. Equal identities give equal figures, but for times.
 *
 * @param dataSet name of the set
 * @param dataSha256 hash of all its waveforms
 * @param labelsSha256 hash of its labels; of nothing where it has none
 * @param split name of the trial
 * @param splitSha256 hash of the indexes of both parts
 * @param seed seed of the training
 * @param codec label of the plan
 * @param family the codec family
 * @param target how good or how small, in words
 * @param settings settings that were asked for by name, epochs among them
 * @param modelEmbedded whether the model counts in the size of the file
 * @param judge how sorting was judged
 * @param program name and version of the program
 */
public record RunIdentity(
    String dataSet,
    String dataSha256,
    String labelsSha256,
    String split,
    String splitSha256,
    long seed,
    String codec,
    String family,
    String target,
    Map<String, String> settings,
    boolean modelEmbedded,
    String judge,
    String program) {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /** Orders the settings by name. */
  public RunIdentity {
    settings = new TreeMap<>(settings);
  }

  /** The identity of a run of this program. */
  static RunIdentity of(TrialData data, CodecPlan plan, boolean embedModel, SpikeJudge judge) {
    return new RunIdentity(
        data.set().name(),
        data.sha256(),
        hash(data.set().spikes().labels().orElse(new int[0])),
        data.trial().name(),
        hash(data.trial().split().training()) + hash(data.trial().split().test()),
        data.trial().seed(),
        plan.label(),
        plan.family().name(),
        plan.target(),
        settings(plan.request()),
        embedModel,
        judge.name(),
        Provenance.program());
  }

  /**
   * A name for the run that no other run has.
   *
   * @return 64 lower-case hexadecimal digits
   */
  public String sha256() {
    return Hashes.sha256Hex(GSON.toJson(this).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> settings(TrainingRequest request) {
    Map<String, String> settings = new TreeMap<>(request.options());
    request.epochs().ifPresent(epochs -> settings.put("epochs", Integer.toString(epochs)));
    return settings;
  }

  private static String hash(int[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length);
    bytes.asIntBuffer().put(values);
    return Hashes.sha256Hex(bytes.array());
  }
}
