// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every family on the class path keeps the contract, by its own contract test or by this one. */
class EveryCodecFamilyTest {

  @TestFactory
  Stream<DynamicNode> familiesWithoutTheirOwnTestKeepTheContract() {
    Set<String> tested = familiesWithTheirOwnTest();
    return CodecFamilies.all().stream()
        .filter(family -> !tested.contains(family.name()))
        .map(family -> dynamicContainer(family.name(), promisesOf(family)));
  }

  @Test
  void namesAreKeptApart() {
    List<String> names = CodecFamilies.all().stream().map(CodecFamily::name).toList();
    assertEquals(names.stream().sorted().distinct().toList(), names);
  }

  private static Stream<DynamicTest> promisesOf(CodecFamily family) {
    SpikeCodecContract contract =
        new SpikeCodecContract() {
          @Override
          protected CodecFamily family() {
            return family;
          }
        };
    return Arrays.stream(SpikeCodecContract.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(method -> dynamicTest(method.getName(), () -> run(method, contract)));
  }

  private static void run(Method promise, SpikeCodecContract contract) throws Throwable {
    try {
      promise.invoke(contract);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Set<String> familiesWithTheirOwnTest() {
    return new ClassFileImporter()
        .importPackages(SpikeCodecContract.class.getPackageName()).stream()
            .filter(type -> type.isAssignableTo(SpikeCodecContract.class))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .filter(type -> !type.isAnonymousClass())
            .map(EveryCodecFamilyTest::familyOf)
            .collect(Collectors.toSet());
  }

  private static String familyOf(JavaClass contractTest) {
    try {
      Constructor<?> constructor = contractTest.reflect().getDeclaredConstructor();
      constructor.setAccessible(true);
      return ((SpikeCodecContract) constructor.newInstance()).family().name();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(contractTest.getName() + " cannot be made", e);
    }
  }
}
