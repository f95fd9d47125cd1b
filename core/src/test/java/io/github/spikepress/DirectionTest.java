// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house's direction: a package imports only packages before it in the walk. */
class DirectionTest {

  private static final String BASE = "io.github.spikepress.";

  private static final List<String> WALK =
      List.of(
          "errors",
          "progress",
          "pipeline",
          "files",
          "recording",
          "filtering",
          "detection",
          "waveforms",
          "simulation",
          "entropy",
          "quantization",
          "codec",
          "container",
          "streaming",
          "evaluation",
          "hardware",
          "choice",
          "charts");

  /** Walks within a package: what stands behind its front, then the front itself. */
  private static final Map<String, List<String>> WALKS_WITHIN =
      Map.of(
          "container",
          List.of(
              ".sections", ".spikes", ".metadata", ".events", ".bounded", ".index", ".chunks", ""),
          "codec.cae.training",
          List.of(".framework", ".arithmetic", ".stages", ".quantiser", ".layers", ""),
          "codec.trellis",
          List.of(".model", ".coding", ".estimation", ".training", ".search", ".tuning", ""));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.spikepress");

  @TestFactory
  List<DynamicTest> noPackageImportsALaterOne() {
    return WALK.stream()
        .map(room -> DynamicTest.dynamicTest(room, () -> importsNothingLaterThan(room)))
        .toList();
  }

  @Test
  void everyPackageHasItsPlaceInTheWalk() {
    noClasses()
        .should()
        .resideOutsideOfPackages(
            WALK.stream().map(room -> BASE + room + "..").toArray(String[]::new))
        .check(CLASSES);
  }

  @TestFactory
  List<DynamicTest> noRoomWithinAPackageImportsALaterOne() {
    return WALKS_WITHIN.entrySet().stream()
        .flatMap(
            walk ->
                walk.getValue().stream()
                    .map(
                        room ->
                            DynamicTest.dynamicTest(
                                walk.getKey() + room,
                                () -> importsNothingLaterThan(room, walk.getKey()))))
        .toList();
  }

  @Test
  void everyRoomWithinAPackageHasItsPlaceInTheWalk() {
    WALKS_WITHIN.forEach(
        (within, rooms) ->
            noClasses()
                .that()
                .resideInAPackage(BASE + within + "..")
                .should()
                .resideOutsideOfPackages(
                    rooms.stream().map(room -> BASE + within + room).toArray(String[]::new))
                .check(CLASSES));
  }

  @Test
  void onlyTheContainerKnowsItsBytes() {
    isOpenOnlyToItself("container", ".sections", ".events", ".index", ".chunks");
  }

  @Test
  void onlyTheTrainingOfTheNetworkKnowsItsGraph() {
    isOpenOnlyToItself("codec.cae.training", ".arithmetic", ".stages", ".quantiser", ".layers");
  }

  @Test
  void onlyTheTrellisKnowsItsNumbersAndHowTheyAreFound() {
    isOpenOnlyToItself("codec.trellis", ".model", ".coding", ".estimation", ".training", ".search");
  }

  @Test
  void onlyTheTrainingOfTheNetworkKnowsTheFramework() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "codec.cae.training..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
        .check(CLASSES);
  }

  private static void importsNothingLaterThan(String room) {
    String[] later =
        WALK.subList(WALK.indexOf(room) + 1, WALK.size()).stream()
            .map(name -> BASE + name + "..")
            .toArray(String[]::new);
    if (later.length > 0) {
      noClasses()
          .that()
          .resideInAPackage(BASE + room + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  private static void isOpenOnlyToItself(String within, String... rooms) {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + within + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(rooms).map(room -> BASE + within + room).toArray(String[]::new))
        .check(CLASSES);
  }

  private static void importsNothingLaterThan(String room, String within) {
    List<String> rooms = WALKS_WITHIN.get(within);
    String[] later =
        rooms.subList(rooms.indexOf(room) + 1, rooms.size()).stream()
            .map(name -> BASE + within + name)
            .toArray(String[]::new);
    if (later.length > 0) {
      noClasses()
          .that()
          .resideInAPackage(BASE + within + room)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .check(CLASSES);
    }
  }
}
