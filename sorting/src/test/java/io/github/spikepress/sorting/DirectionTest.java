// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.sorting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The direction inside sorting: a package imports only packages before it in the walk. */
class DirectionTest {

  private static final String BASE = "io.github.spikepress.sorting.";

  private static final List<String> WALK =
      List.of(
          "features",
          "clustering",
          "units",
          "classification",
          "binarized",
          "model",
          "training",
          "comparison",
          "phy",
          "export");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.spikepress.sorting");

  @TestFactory
  List<DynamicTest> noPackageImportsALaterOne() {
    return WALK.subList(0, WALK.size() - 1).stream()
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
        .resideOutsideOfPackage(BASE + "training..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
        .check(CLASSES);
  }

  @Test
  void nothingOfSmileThatNeedsNativesIsUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("smile.math.matrix..", "smile.math.blas..", "smile.projection..")
        .check(CLASSES);
  }

  private static void importsNothingLaterThan(String room) {
    String[] later =
        WALK.subList(WALK.indexOf(room) + 1, WALK.size()).stream()
            .map(name -> BASE + name + "..")
            .toArray(String[]::new);
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
