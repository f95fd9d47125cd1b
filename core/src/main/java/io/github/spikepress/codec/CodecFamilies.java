// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec;

import io.github.spikepress.errors.NotSupportedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The codec families that are on the class path. */
public final class CodecFamilies {

  private CodecFamilies() {}

  /**
   * Every family, ordered by name.
   *
   * @return the families
   */
  public static List<CodecFamily> all() {
    return Collections.unmodifiableList(new ArrayList<>(byName().values()));
  }

  /**
   * Whether a family of that name exists.
   *
   * @param name a family's name
   * @return true if {@link #named} would find it
   */
  public static boolean exists(String name) {
    return byName().containsKey(name);
  }

  /**
   * Finds a family.
   *
   * @param name a family's name
   * @return the family
   * @throws NotSupportedException if there is none of that name
   */
  public static CodecFamily named(String name) {
    TreeMap<String, CodecFamily> families = byName();
    CodecFamily family = families.get(name);
    if (family == null) {
      throw new NotSupportedException(
          "codec '" + name + "' is not known; known are " + families.keySet());
    }
    return family;
  }

  /**
   * Makes a codec from its model.
   *
   * @param model a model of any family
   * @return the codec
   */
  public static SpikeCodec load(CodecModel model) {
    return named(model.family()).load(model);
  }

  private static TreeMap<String, CodecFamily> byName() {
    TreeMap<String, CodecFamily> families = new TreeMap<>();
    for (CodecFamily family :
        ServiceLoader.load(CodecFamily.class, CodecFamily.class.getClassLoader())) {
      families.put(family.name(), family);
    }
    return families;
  }
}
