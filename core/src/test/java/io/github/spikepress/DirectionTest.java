// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
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
}
