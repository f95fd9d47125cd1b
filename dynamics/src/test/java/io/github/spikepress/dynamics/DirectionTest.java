// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.dynamics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The module's direction: a package imports only packages before it in the walk. */
class DirectionTest {

  private static final String BASE = "io.github.spikepress.dynamics";

  private static final List<String> WALK =
      List.of(
          ".counts",
          ".simulation",
          ".network",
          ".model",
          ".training",
          ".baselines",
          ".evaluation",
          ".planning",
          "",
          ".experiments");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  @TestFactory
  List<DynamicTest> noPackageImportsALaterOne() {
    return WALK.subList(0, WALK.size() - 1).stream()
        .map(room -> DynamicTest.dynamicTest("dynamics" + room, () -> importsNothingLater(room)))
        .toList();
  }

  @Test
  void everyPackageHasItsPlaceInTheWalk() {
    noClasses()
        .should()
        .resideOutsideOfPackages(WALK.stream().map(room -> BASE + room).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void nothingNeedsANativeLibrary() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
        .check(CLASSES);
  }

  private static void importsNothingLater(String room) {
    String[] later =
        WALK.subList(WALK.indexOf(room) + 1, WALK.size()).stream()
            .map(name -> BASE + name)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(BASE + room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(later)
        .check(CLASSES);
  }
}
