// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.manners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.plugin.CommandRuns;
import io.github.spikepress.plugin.bridge.BridgeContext;
import io.github.spikepress.plugin.bridge.SpikePressCommands;
import io.github.spikepress.plugin.manners.LongCommands.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Cancelable;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** Whoever cancels a long command is rid of it within a second, and of its files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CancelTest {

  /** Early, while inputs are read, and later, in the midst of the work. */
  private static final long[] DELAYS_MILLISECONDS = {150, 1300};

  private static final long LEAST_MILLISECONDS = 20;

  /** Ten seconds at most. */
  private static final int CLEARING_STEPS = 500;

  /** A second, and as much again for a machine that is busy with other work. */
  private static final long PATIENCE_MILLISECONDS = 2000;

  private Path out;
  private LongCommands commands;

  @BeforeAll
  void writeInputs(@TempDir Path folder) throws IOException {
    out = Files.createDirectory(folder.resolve("out"));
    commands = new LongCommands(Files.createDirectory(folder.resolve("in")), out);
  }

  List<Work> works() {
    return commands.all();
  }

  @ParameterizedTest
  @MethodSource("works")
  void stopsWithinASecondAndLeavesNothingHalfWritten(Work work) throws Exception {
    List<String> late = new ArrayList<>();
    for (long delay : DELAYS_MILLISECONDS) {
      long stopped = cancelledAfter(work, delay);
      if (stopped > PATIENCE_MILLISECONDS) {
        late.add("cancelled after " + delay + " ms it took " + stopped + " ms to stop");
      }
      requireNothingHalfWritten(work);
    }
    assertEquals(List.of(), late, work.toString());
  }

  /** A machine may be so fast that the work is done before; then it is cancelled earlier. */
  private long cancelledAfter(Work work, long delay) throws Exception {
    Module module = CommandRuns.module(work.label(), work.inputs());
    Future<Module> run = BridgeContext.get().service(ModuleService.class).run(module, true);
    Thread.sleep(delay);
    if (run.isDone()) {
      assertTrue(delay > LEAST_MILLISECONDS, work + " is not long");
      clean();
      return cancelledAfter(work, delay / 2);
    }
    long start = System.nanoTime();
    ((Cancelable) module).cancel("on purpose");
    run.get(120, TimeUnit.SECONDS);
    return (System.nanoTime() - start) / 1_000_000;
  }

  /**
   * What is kept is whole: a model of the training so far, or a result that was there before
   * anybody cancelled, of which the output itself appears last; all else is gone.
   */
  private void requireNothingHalfWritten(Work work) throws Exception {
    Set<String> left = settled(work);
    String kept = work.inputs().getOrDefault("output", "");
    for (String name : left) {
      assertTrue(work.keeps() || isWhole(kept, left), work + " left " + left);
      assertTrue(kept.contains(name.replaceAll("\\..*", "")), work + " left " + left);
      if (name.endsWith(".safetensors") && name.startsWith("m")) {
        CommandRuns.outputs("Hardware Budget...", "input", out.resolve(name));
      }
    }
  }

  /** Work that is left behind in the midst of a step clears up when the step is done. */
  private Set<String> settled(Work work) throws Exception {
    Set<String> left = files();
    for (int i = 0; i < CLEARING_STEPS && isUnsettled(work, left); i++) {
      Thread.sleep(LEAST_MILLISECONDS);
      left = files();
    }
    return left;
  }

  private static boolean isUnsettled(Work work, Set<String> left) {
    boolean inTheMidst = left.stream().anyMatch(name -> name.endsWith(".part"));
    boolean whole = work.keeps() || isWhole(work.inputs().getOrDefault("output", ""), left);
    return inTheMidst || !whole && !left.isEmpty();
  }

  private static boolean isWhole(String output, Set<String> left) {
    return left.contains(Path.of(output).getFileName().toString());
  }

  @AfterEach
  void clean() throws IOException {
    for (String name : files()) {
      Files.delete(out.resolve(name));
    }
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return new TreeSet<>(
          files.filter(Files::isRegularFile).map(file -> out.relativize(file).toString()).toList());
    }
  }

  @Test
  void everyCommandIsListed() {
    Set<String> listed = new TreeSet<>(LongCommands.SHORT);
    commands.all().forEach(work -> listed.add(work.label()));
    Set<String> all = new TreeSet<>();
    SpikePressCommands.all(BridgeContext.get())
        .forEach(info -> all.add(SpikePressCommands.label(info)));
    assertEquals(all, listed);
  }
}
