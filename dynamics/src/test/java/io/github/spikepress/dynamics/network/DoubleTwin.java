// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics.network;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The source of this package compiled in double precision, so that gradients can be checked far
 * below the rounding of single precision without a second implementation.
 */
final class DoubleTwin {

  private static final String PACKAGE = "io.github.spikepress.dynamics.network";

  private DoubleTwin() {}

  /** The twin of the probe. */
  static Class<?> probe(Path folder) throws IOException, ClassNotFoundException {
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d"));
    arguments.add(Files.createDirectory(folder.resolve("classes")).toString());
    Path module = Path.of(System.getProperty("spikepress.root", ".."), "dynamics");
    String inside = PACKAGE.replace('.', '/');
    for (Path source : sources(module.resolve("src/main/java").resolve(inside))) {
      arguments.add(twin(source, folder).toString());
    }
    Path probe = module.resolve("src/test/java").resolve(inside).resolve("GradientProbe.java");
    arguments.add(twin(probe, folder).toString());
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertTrue(status == 0, "the twin does not compile");
    return loader(folder.resolve("classes")).loadClass(PACKAGE + ".GradientProbe");
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith("package-info.java")).sorted().toList();
    }
  }

  private static Path twin(Path source, Path folder) throws IOException {
    String text = Files.readString(source).replaceAll("\\bfloat\\b", "double");
    return Files.writeString(folder.resolve(source.getFileName()), text);
  }

  /** Sees everything but the package in single precision. */
  private static ClassLoader loader(Path classes) throws MalformedURLException {
    ClassLoader others =
        new ClassLoader(DoubleTwin.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(PACKAGE)) {
              throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
          }
        };
    return new URLClassLoader(new URL[] {classes.toUri().toURL()}, others);
  }
}
