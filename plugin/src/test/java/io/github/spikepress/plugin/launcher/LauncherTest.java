// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.spikepress.plugin.TestSpikes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

  @TempDir private Path folder;

  @Test
  void compressesAndRestoresWithoutLoadingTheTrainingFramework() throws IOException {
    Path model = folder.resolve("model.safetensors");
    Path spkz = folder.resolve("a.spkz");
    Path cut = TestSpikes.cut(folder);
    run("Train Codec...", "input=" + cut + ",output=" + model + ",codec=pca").results();
    JsonObject json =
        withoutTrainingFramework(
            "Compress Spikes...", "input=" + cut + ",output=" + spkz + ",codec=" + model);
    assertEquals(600, json.get("spikes").getAsInt());
    assertEquals(Files.size(spkz), json.get("file_bytes").getAsLong());
    assertTrue(json.get("sndr_db").getAsDouble() > 10);
    assertTrue(json.get("payload_bits").getAsLong() > 0);
    assertTrue(json.get("times_bits").getAsLong() >= 0);
    assertTrue(json.get("model_bytes").getAsLong() < 200, "the model is only named");
    double payloadRatio = 16.0 * 600 * 64 / json.get("payload_bits").getAsDouble();
    assertEquals(payloadRatio, json.get("payload_ratio").getAsDouble(), 1e-9);
    assertEquals(
        16.0 * 600 * 64 / (8 * Files.size(spkz)), json.get("file_ratio").getAsDouble(), 1e-9);
    assertTrue(json.get("entropy_ratio").getAsDouble() > 1);
    withoutTrainingFramework(
        "Decompress Spikes...",
        "input=" + spkz + ",output=" + folder.resolve("a.npy") + ",codec=" + model);
    assertTrue(Files.exists(folder.resolve("a.times.npy")));
    assertTrue(Files.exists(folder.resolve("a.channels.npy")));
  }

  @Test
  void choosesTheCodecAndSaysWhy() {
    Path cut = TestSpikes.cut(folder);
    String inputs = "input=" + cut + ",output=" + folder.resolve("auto.spkz") + ",ratio=25";
    JsonObject free = run("Compress Spikes...", inputs + ",codec=auto").results();
    assertTrue(free.get("choice").getAsString().contains(" bytes expected at "));
    run("Compress Spikes...", inputs + ",codec=auto,max_parameters=1").refused("1 parameters");
    run("Compress Spikes...", inputs + ",codec=auto,max_macs=1").refused("1 MACs per spike");
    run("Compress Spikes...", inputs + ",codec=pca,max_macs=4000")
        .refused("max_macs", "codec=auto");
    run("Compress Spikes...", inputs + ",codec=auto,settings=k=3")
        .refused("codec=auto", "settings");
  }

  @Test
  void sortsByEitherMethodWithOrWithoutTheFilter() {
    String sample = System.getProperty("spikepress.root") + "/resources/sample/sample.bin";
    String inputs = "input=" + sample + ",units=3,restarts=5";
    JsonObject usual = run("Sort Spikes...", inputs).results();
    assertTrue(usual.get("accuracy").getAsDouble() > 0.95);
    JsonObject unfiltered = run("Sort Spikes...", inputs + ",filter=false").results();
    assertNotEquals(usual.get("silhouette"), unfiltered.get("silhouette"));
    JsonObject mixture = run("Sort Spikes...", inputs + ",method=auto").results();
    assertTrue(mixture.get("accuracy").getAsDouble() > 0.95);
    assertNotEquals(usual.get("silhouette"), mixture.get("silhouette"));
    Path phy = folder.resolve("phy");
    run("Sort Spikes...", inputs + ",phy=" + phy).results();
    assertTrue(Files.exists(phy.resolve("params.py")));
    run("Sort Spikes...", inputs + ",phy=" + phy).refused("phy", "name a new one");
    run("Sort Spikes...", inputs + ",method=guess").refused("method=guess", "kmeans");
  }

  @Test
  void opensOneOfSeveralStreams() throws IOException {
    String stream =
        "{\"folder_name\": \"%s/\", \"sample_rate\": %d, \"num_channels\": 1, \"channels\": ["
            + "{\"channel_name\": \"CH1\", \"bit_volts\": 0.5, \"units\": \"uV\"}]}";
    Path structure = folder.resolve("structure.oebin");
    Files.writeString(
        structure,
        "{\"continuous\": ["
            + stream.formatted("A", 30000)
            + ","
            + stream.formatted("B", 2500)
            + "]}");
    for (String name : new String[] {"A", "B"}) {
      Path data = Files.createDirectories(folder.resolve("continuous").resolve(name));
      Files.write(data.resolve("continuous.dat"), new byte[2000]);
    }
    JsonObject opened = run("Open Recording...", "input=" + structure + ",stream=B").results();
    assertEquals(2500, opened.get("sampling_frequency_hz").getAsDouble());
    assertEquals(0.5, opened.get("gain_uv").getAsDouble());
    run("Open Recording...", "input=" + structure).refused("[A, B]", "stream");
  }

  @Test
  void runsGroovyScriptsAndMacros() throws IOException {
    Path groovy = folder.resolve("arithmetic.groovy");
    Files.writeString(
        groovy, "#@ int n\n#@output Integer twice\nprintln 'chatter'\ntwice = 2 * n\n");
    assertEquals(6, run(groovy.toString(), "n=3").results().get("twice").getAsInt());
    Path macro = folder.resolve("about.ijm");
    Files.writeString(
        macro,
        "run(\"About SpikePress\");\nreturn getArgument() + getResultString(\"imagej\", 0);\n");
    assertEquals(
        "k=v" + ij.ImageJ.VERSION,
        run(macro.toString(), "k=v").results().get("result").getAsString());
  }

  @Test
  void refusesFailingScripts() throws IOException {
    Path groovy = folder.resolve("bad.groovy");
    Files.writeString(groovy, "throw new RuntimeException('on purpose')\n");
    run(groovy.toString(), "").refused("bad.groovy", "on purpose");
    Path macro = folder.resolve("bad.ijm");
    Files.writeString(macro, "run(\"About SpikePress\", \"nothing=1\");\n");
    run(macro.toString(), "").refused("bad.ijm", "nothing");
    run(folder.resolve("missing.ijm").toString(), "").refused("missing.ijm");
  }

  @Test
  void listsWhatExistsForUnknownNames() {
    run("Compose Symphony...", "").refused("Compose Symphony", "Compress Spikes...");
    run("Compress Spikes...", "colour=red").refused("colour", "sampling_frequency");
    run("Compress Spikes...", "input=a.mat").refused("output=");
    run("Compress Spikes...", "input=a.mat,output=b.spkz,seed=x").refused("seed=x", "whole number");
    Launched.with("--nonsense").refused("--nonsense", "--help");
  }

  @Test
  void explainsItself() {
    Launched help = Launched.with("--help");
    assertEquals(0, help.status());
    assertTrue(String.join("\n", help.out()).contains("--headless --run"));
    assertTrue(Launched.with("--version").out().get(0).startsWith("SpikePress "));
  }

  @Test
  void showsTheStackTraceOnlyWhenAskedTo() {
    Launched quiet = run("Inspect File...", "input=" + folder.resolve("none.spkz"));
    quiet.refused("none.spkz");
    Launched debug =
        Launched.with(
            "--headless", "--debug", "--run", "Inspect File...", "input=" + folder + "/none.spkz");
    assertEquals(2, debug.status());
    assertTrue(debug.err().stream().anyMatch(line -> line.contains("\tat ")));
  }

  @Test
  void runsTheDemo() throws IOException {
    Launched demo = Launched.with("--demo", folder.resolve("demo").toString());
    assertEquals(List.of(), demo.err());
    String table = String.join("\n", demo.out());
    for (String row : List.of("recall", "precision", "payload", "SNDR", "accuracy", "per second")) {
      assertTrue(table.contains(row), row);
    }
    for (String name : List.of("compressed.spkz", "spikes.png", "components.png")) {
      assertTrue(Files.size(folder.resolve("demo").resolve(name)) > 1000, name);
    }
  }

  private static JsonObject withoutTrainingFramework(String command, String inputs) {
    Launched launched =
        Launched.withJava(
            List.of("-Xlog:class+load=info:file=" + inputs.hashCode() + ".log"),
            "--headless",
            "--run",
            command,
            inputs);
    Path log = Path.of(inputs.hashCode() + ".log");
    try {
      String loaded = Files.readString(log);
      Files.delete(log);
      assertTrue(loaded.contains("io.github.spikepress.container"));
      assertFalse(loaded.contains("org.nd4j"), command);
      assertFalse(loaded.contains("org.deeplearning4j"), command);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return launched.results();
  }

  private static Launched run(String name, String inputs) {
    return Launched.with("--headless", "--run", name, inputs);
  }
}
