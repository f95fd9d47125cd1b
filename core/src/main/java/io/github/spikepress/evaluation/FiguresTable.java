// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.evaluation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.spikepress.evaluation.RestoredQuality.WorstSpike;
import io.github.spikepress.files.AtomicFile;
import io.github.spikepress.files.StrictJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Figures as a table, one run a row, with everything that is needed to repeat the run; units are in
 * the names of the columns.
 *
 * @param runs the runs
 */
public record FiguresTable(List<CodecFigures> runs) {

  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** Takes a copy. */
  public FiguresTable {
    runs = List.copyOf(runs);
  }

  /**
   * The table as comma-separated values (RFC 4180), numbers in full precision.
   *
   * @return a header line and one line a run
   */
  public String toCsv() {
    StringBuilder csv = new StringBuilder();
    for (CodecFigures run : runs) {
      Map<String, JsonPrimitive> row = row(run);
      if (csv.isEmpty()) {
        csv.append(String.join(",", row.keySet())).append('\n');
      }
      csv.append(
              row.values().stream()
                  .map(value -> quoted(value.getAsString()))
                  .collect(Collectors.joining(",")))
          .append('\n');
    }
    return csv.toString();
  }

  /**
   * The table as JSON, the codec's settings by name and the judge of the sorting with each run.
   *
   * @return one object
   */
  public String toJson() {
    JsonObject json = new JsonObject();
    JsonArray rows = new JsonArray();
    for (CodecFigures run : runs) {
      JsonObject row = new JsonObject();
      row(run).forEach(row::add);
      JsonObject settings = new JsonObject();
      run.card().settings().forEach(settings::addProperty);
      row.add("codec_settings", settings);
      row.addProperty("judge", run.run().judge());
      rows.add(row);
    }
    json.add("runs", rows);
    return PRETTY.toJson(json) + "\n";
  }

  /**
   * Writes {@code <name>.csv} and {@code <name>.json}.
   *
   * @param folder an existing folder
   * @param name name of both files without ending
   */
  public void write(Path folder, String name) {
    AtomicFile.write(folder.resolve(name + ".csv"), toCsv().getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(folder.resolve(name + ".json"), toJson().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, JsonPrimitive> row(CodecFigures run) {
    Map<String, JsonPrimitive> row = new LinkedHashMap<>();
    putRun(row, run);
    putSizes(row, run);
    putQuality(row, run.quality());
    putCost(row, run);
    putOrigin(row, run.origin());
    return row;
  }

  private static void putRun(Map<String, JsonPrimitive> row, CodecFigures run) {
    row.put("data_set", new JsonPrimitive(run.run().dataSet()));
    row.put("data_sha256", new JsonPrimitive(run.run().dataSha256()));
    row.put("split", new JsonPrimitive(run.run().split()));
    row.put("split_sha256", new JsonPrimitive(run.run().splitSha256()));
    row.put("seed", new JsonPrimitive(run.run().seed()));
    row.put("codec", new JsonPrimitive(run.run().codec()));
    row.put("family", new JsonPrimitive(run.run().family()));
    row.put("target", new JsonPrimitive(run.run().target()));
    row.put("settings", new JsonPrimitive(text(run.card().settings())));
    row.put("training_spikes", new JsonPrimitive(run.card().trainingSpikes()));
    row.put("test_spikes", new JsonPrimitive(run.written().spikes()));
  }

  private static String text(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(" "));
  }

  private static void putSizes(Map<String, JsonPrimitive> row, CodecFigures run) {
    row.put("entropy_bits", StrictJson.number(run.written().entropyBits()));
    row.put("payload_bits", new JsonPrimitive(run.written().payloadBits()));
    row.put("times_bits", new JsonPrimitive(run.written().timesBits()));
    row.put("model_bytes", new JsonPrimitive(run.written().modelBytes()));
    row.put("file_bytes", new JsonPrimitive(run.written().fileBytes()));
    row.put("ratio_entropy", StrictJson.number(run.written().entropyRatio()));
    row.put("ratio_payload", StrictJson.number(run.written().payloadRatio()));
    row.put("ratio_file", StrictJson.number(run.written().fileRatio()));
  }

  private static void putQuality(Map<String, JsonPrimitive> row, RestoredQuality quality) {
    row.put("sndr_mean_db", StrictJson.number(quality.distortion().meanSndrDb()));
    row.put("sndr_sd_db", StrictJson.number(quality.distortion().sdSndrDb()));
    row.put("sndr_pooled_db", StrictJson.number(quality.distortion().pooledSndrDb()));
    row.put("rmse", StrictJson.number(quality.distortion().rmse()));
    row.put("rmse_uv", StrictJson.number(quality.rmseUv()));
    row.put("greatest_error", StrictJson.number(quality.distortion().greatestError()));
    row.put("worst_spikes_db", new JsonPrimitive(text(quality.worst())));
    row.put("accuracy_recorded", StrictJson.number(quality.recordedAccuracy()));
    row.put("accuracy_restored", StrictJson.number(quality.restoredAccuracy()));
  }

  private static String text(List<WorstSpike> worst) {
    return worst.stream()
        .map(spike -> String.format(Locale.ROOT, "%d:%.2f", spike.spike(), spike.sndrDb()))
        .collect(Collectors.joining(" "));
  }

  private static void putCost(Map<String, JsonPrimitive> row, CodecFigures run) {
    row.put("encoder_parameters", new JsonPrimitive(run.cost().encoderParameters()));
    row.put("decoder_parameters", new JsonPrimitive(run.cost().decoderParameters()));
    row.put("encoder_macs_per_spike", new JsonPrimitive(run.cost().encoderMacsPerSpike()));
    row.put("decoder_macs_per_spike", new JsonPrimitive(run.cost().decoderMacsPerSpike()));
    row.put("training_s", StrictJson.number(run.times().trainingSeconds()));
    row.put("encoding_s", StrictJson.number(run.times().encodingSeconds()));
    row.put("decoding_s", StrictJson.number(run.times().decodingSeconds()));
  }

  private static void putOrigin(Map<String, JsonPrimitive> row, RunOrigin origin) {
    row.put("program", new JsonPrimitive(origin.program()));
    row.put("commit", new JsonPrimitive(origin.commit()));
    row.put("java", new JsonPrimitive(origin.java()));
    row.put("system", new JsonPrimitive(origin.system()));
    row.put("date", new JsonPrimitive(origin.date()));
  }

  private static String quoted(String value) {
    return value.matches("[^\",\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
