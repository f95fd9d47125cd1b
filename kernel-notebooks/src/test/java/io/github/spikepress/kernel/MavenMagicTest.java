// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.eclipse.aether.repository.RemoteRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code %maven} against a repository of three artifacts on disk. */
class MavenMagicTest {

  @TempDir Path folder;

  private MavenArtifacts artifacts;

  @BeforeEach
  void publishThreeArtifacts() throws IOException {
    publish("needed", "");
    publish("only-for-tests", "");
    publish("wanted", dependency("needed", "runtime") + dependency("only-for-tests", "test"));
    RemoteRepository source =
        new RemoteRepository.Builder("lab", "default", folder.resolve("source").toUri().toString())
            .build();
    artifacts = new MavenArtifacts(folder.resolve("store"), source);
  }

  @Test
  void bringsWhatAnArtifactNeedsAtRunTime() throws IOException {
    List<String> names =
        artifacts.resolve(List.of("org.lab:wanted:1.0")).stream()
            .map(jar -> jar.getFileName().toString())
            .toList();
    assertEquals(List.of("wanted-1.0.jar", "needed-1.0.jar"), names);
  }

  @Test
  void aCellSeesTheArtifacts() throws Exception {
    CellEvaluator evaluator = new CellEvaluator();
    try {
      CellMagics magics = new CellMagics(evaluator, artifacts);
      String question =
          "Thread.currentThread().getContextClassLoader().getResource(\"needed.txt\") != null";
      assertEquals(false, magics.run(question));
      assertEquals(true, magics.run("%maven org.lab:wanted:1.0\n" + question));
    } finally {
      evaluator.close();
    }
  }

  @Test
  void namesWhatCannotBeHad() {
    IOException refusal =
        assertThrows(IOException.class, () -> artifacts.resolve(List.of("org.lab:absent:2.0")));
    assertTrue(refusal.getMessage().contains("org.lab:absent:jar:2.0"), refusal.getMessage());
  }

  @Test
  void refusesWhatIsNoCoordinate() {
    IOException refusal =
        assertThrows(IOException.class, () -> artifacts.resolve(List.of("just-a-name")));
    assertTrue(refusal.getMessage().startsWith("%maven: "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("just-a-name"), refusal.getMessage());
  }

  private void publish(String name, String dependencies) throws IOException {
    Path version = folder.resolve("source/org/lab").resolve(name).resolve("1.0");
    Files.createDirectories(version);
    Files.writeString(
        version.resolve(name + "-1.0.pom"),
        "<project><modelVersion>4.0.0</modelVersion>"
            + coordinates(name)
            + "<dependencies>"
            + dependencies
            + "</dependencies></project>");
    try (OutputStream out = Files.newOutputStream(version.resolve(name + "-1.0.jar"));
        JarOutputStream jar = new JarOutputStream(out)) {
      jar.putNextEntry(new JarEntry(name + ".txt"));
      jar.write("hello".getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
    }
  }

  private static String dependency(String name, String scope) {
    return "<dependency>" + coordinates(name) + "<scope>" + scope + "</scope></dependency>";
  }

  private static String coordinates(String name) {
    return "<groupId>org.lab</groupId><artifactId>" + name + "</artifactId><version>1.0</version>";
  }
}
