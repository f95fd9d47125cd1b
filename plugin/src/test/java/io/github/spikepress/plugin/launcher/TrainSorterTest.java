// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.spikepress.files.NpyFile;
import io.github.spikepress.files.NumericArray;
import io.github.spikepress.plugin.TestSpikes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network is trained once and sorts spikes of its window from then on. */
class TrainSorterTest {

  private static final int SPIKES = 600;

  @TempDir private Path folder;

  @Test
  void aTrainedSorterSortsWithoutLoadingTheFramework() throws IOException {
    Path cut = TestSpikes.cut(folder);
    Path model = folder.resolve("sorter.safetensors");
    Path header = folder.resolve("sorter.h");
    JsonObject trained =
        run(
                "Train Sorter...",
                "input=" + cut + ",output=" + model + ",units=3,epochs=4,hardware=" + header)
            .results();
    assertEquals("auto", trained.get("labels").getAsString());
    assertEquals(3, trained.get("units").getAsInt());
    assertEquals(Files.size(model), trained.get("file_bytes").getAsLong());
    assertTrue(trained.get("validation_agreement").getAsDouble() > 0.9);
    assertEquals(8 * 58 * 256 + 65_536 + 768, trained.get("bit_operations").getAsInt());
    assertTrue(Files.readString(header).contains("hidden_thresholds[256]"));
    Path log = folder.resolve("loaded.log");
    Path table = folder.resolve("units.csv");
    JsonObject sorted =
        Launched.withJava(
                List.of("-Xlog:class+load=info:file=" + log),
                "--headless",
                "--run",
                "Sort Spikes...",
                "input=" + cut + ",method=bnn,model=" + model + ",output=" + table)
            .results();
    assertEquals(3, sorted.get("units").getAsInt());
    assertTrue(share(Files.readAllLines(table)) > 0.95);
    assertFalse(Files.readString(log).contains("org.nd4j"));
    run("Sort Spikes...", "input=" + cut + ",method=dense,model=" + model)
        .refused("method=bnn", "sorter.safetensors");
    run("Sort Spikes...", "input=" + cut + ",method=auto,model=" + model).refused("no model");
    run(
            "Sort Spikes...",
            "input=" + TestSpikes.cutOfLength(folder, 48) + ",method=bnn,model=" + model)
        .refused("64", "48", "train a sorter");
  }

  @Test
  void networksLearnFromTheSpikesThemselves() {
    Path cut = TestSpikes.cut(folder);
    JsonObject sorted = run("Sort Spikes...", "input=" + cut + ",method=bnn,units=3").results();
    assertEquals(3, sorted.get("units").getAsInt());
  }

  @Test
  void labelsAreTakenWhereGivenAndCheckedBeforeTheyAreUsed() {
    Path cut = TestSpikes.cut(folder);
    int[] labels = new int[SPIKES];
    Arrays.setAll(labels, i -> i % 2);
    Path file = folder.resolve("labels.npy");
    NpyFile.write(file, NumericArray.of(labels, SPIKES));
    Path model = folder.resolve("sorter.safetensors");
    String inputs = "input=" + cut + ",output=" + model + ",epochs=1,method=dense,labels=" + file;
    JsonObject trained = run("Train Sorter...", inputs).results();
    assertEquals("labels.npy", trained.get("labels").getAsString());
    assertEquals(2, trained.get("units").getAsInt());
    assertEquals(0, trained.get("bit_operations").getAsLong());
    NpyFile.write(file, NumericArray.of(new int[SPIKES], SPIKES));
    run("Train Sorter...", inputs).refused("one unit");
    NpyFile.write(file, NumericArray.of(new int[5], 5));
    run("Train Sorter...", inputs).refused("5 labels for 600 spikes");
  }

  private static double share(List<String> lines) {
    int[][] counts = new int[3][3];
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      counts[(i - 1) % 3][Integer.parseInt(line.substring(line.lastIndexOf(',') + 1))]++;
    }
    int right = 0;
    for (int[] row : counts) {
      right += Arrays.stream(row).max().orElseThrow();
    }
    return (double) right / (lines.size() - 1);
  }

  private static Launched run(String name, String inputs) {
    return Launched.with("--headless", "--run", name, inputs);
  }
}
