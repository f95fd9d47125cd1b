// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The zip for Fiji brings what Fiji lacks, and nothing that Fiji has. */
class FijiJarsTest {

  private static final Path PLUGIN = Path.of(System.getProperty("spikepress.root"), "plugin");
  private static final String ASSEMBLY = text("src/main/assembly/fiji.xml");
  private static final String LIST = text("src/main/fiji/JARS.md");

  private static final List<String> OF_TESTS =
      List.of("org.junit", "org.opentest4j", "org.apiguardian", "org.python");

  private static final Set<String> MANAGED =
      text("src/main/fiji/managed.txt")
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toCollection(TreeSet::new));

  private static final Set<String> EXCEPTIONS =
      found(Pattern.compile("^- (\\S+:\\S+)$", Pattern.MULTILINE), LIST);

  private static final Set<String> FIJIS_OWN =
      found(
          Pattern.compile("<exclude>([^<]+)</exclude>"),
          ASSEMBLY.substring(ASSEMBLY.indexOf("Fiji's own")));

  /** Every jar that the program needs, but for our own modules. */
  private static final Set<String> NEEDED = needed();

  @Test
  void nothingOfFijisIsShadowed() {
    Set<String> brought = new TreeSet<>(NEEDED);
    brought.removeAll(FIJIS_OWN);
    Set<String> shadowing = new TreeSet<>(brought);
    shadowing.retainAll(MANAGED);
    assertEquals(EXCEPTIONS, shadowing);
  }

  @Test
  void onlyWhatFijiHasIsLeftOut() {
    Set<String> missing = new TreeSet<>(FIJIS_OWN);
    missing.removeAll(MANAGED);
    assertEquals(Set.of(), missing);
    Set<String> stale = new TreeSet<>(FIJIS_OWN);
    stale.removeAll(NEEDED);
    assertEquals(Set.of(), stale, "nobody needs these any more");
  }

  /** Fiji's updater knows a jar by its name without the version, whatever its group. */
  @Test
  void noJarHasTheNameOfOneOfFijis() {
    Set<String> names =
        MANAGED.stream().map(FijiJarsTest::name).collect(Collectors.toCollection(TreeSet::new));
    Set<String> renamed =
        found(
            Pattern.compile("<include>(org\\.(?:nd4j|deeplearning4j):[^<]+)</include>"), ASSEMBLY);
    assertEquals(4, renamed.size());
    for (String jar : NEEDED) {
      boolean brought = !FIJIS_OWN.contains(jar) && !EXCEPTIONS.contains(jar);
      assertTrue(!brought || renamed.contains(jar) || !names.contains(name(jar)), jar);
    }
  }

  @Test
  void eachJarIsListedWithItsLicence() {
    Set<String> listed =
        found(Pattern.compile("^\\| (\\S+:\\S+) \\| \\S", Pattern.MULTILINE), LIST);
    listed.removeIf(jar -> jar.startsWith("io.github.spikepress:"));
    Set<String> brought = new TreeSet<>(NEEDED);
    brought.removeAll(FIJIS_OWN);
    assertEquals(brought, listed);
  }

  @Test
  void theOpenerOfImageJAloneIsNotInTheJarForFiji() {
    String pom = text("pom.xml");
    assertTrue(pom.contains("<exclude>HandleExtraFileTypes.class</exclude>"));
    assertTrue(!ASSEMBLY.contains("useProjectAttachments"));
  }

  private static String name(String jar) {
    return jar.substring(jar.indexOf(':') + 1);
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Set<String> needed() {
    Pattern jar = Pattern.compile(".*/repository/(.+)/([^/]+)/[^/]+/[^/]+\\.jar");
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Set<String> needed = new TreeSet<>();
    Arrays.stream(path.split(File.pathSeparator))
        .map(entry -> jar.matcher(entry.replace('\\', '/')))
        .filter(Matcher::matches)
        .map(match -> group(match.group(1)) + ":" + match.group(2))
        .filter(name -> OF_TESTS.stream().noneMatch(name::startsWith))
        .forEach(needed::add);
    return needed;
  }

  /** The folders between the repository and the artifact. */
  private static String group(String folders) {
    return folders.replace('/', '.');
  }

  private static String text(String file) {
    try {
      return Files.readString(PLUGIN.resolve(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
