// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.nwb;

import io.github.spikepress.files.Hdf5;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Finds its way in the tree of an NWB file. */
final class NwbNodes {

  /** Where series may be. */
  private static final List<String> PLACES = List.of("acquisition", "processing");

  /** Values of attributes and small data sets that are read at once. */
  private static final int GREATEST_COUNT = 1 << 16;

  private NwbNodes() {}

  static boolean isNwb(HdfFile hdf) {
    return isVersion2(hdf) || Hdf5.find(hdf, "nwb_version").isPresent();
  }

  static boolean isVersion2(HdfFile hdf) {
    return text(hdf, "nwb_version").filter(version -> version.startsWith("2")).isPresent();
  }

  /** Paths of all electrical series. */
  static List<String> electricalSeries(HdfFile hdf) {
    List<String> paths = new ArrayList<>();
    for (String place : PLACES) {
      Hdf5.find(hdf, place).ifPresent(node -> collect(place, node, new HashSet<>(), paths));
    }
    return paths;
  }

  /** Groups may be linked in circles, so each is entered once. */
  private static void collect(String path, Node node, Set<Long> entered, List<String> paths) {
    if (!(node instanceof Group group) || !entered.add(node.getAddress())) {
      return;
    }
    if (text(group, "neurodata_type").filter("ElectricalSeries"::equals).isPresent()) {
      paths.add(path);
      return;
    }
    for (Map.Entry<String, Node> child : Hdf5.children(group).entrySet()) {
      collect(path + "/" + child.getKey(), child.getValue(), entered, paths);
    }
  }

  /** An attribute that is a text. */
  static Optional<String> text(Node node, String attribute) {
    return value(node, attribute).filter(String.class::isInstance).map(String.class::cast);
  }

  /** An attribute that is a number. */
  static OptionalDouble number(Node node, String attribute) {
    return value(node, attribute)
        .filter(Number.class::isInstance)
        .map(number -> OptionalDouble.of(((Number) number).doubleValue()))
        .orElse(OptionalDouble.empty());
  }

  private static Optional<Object> value(Node node, String name) {
    Attribute attribute = node.getAttribute(name);
    if (attribute == null || attribute.getSize() > GREATEST_COUNT) {
      return Optional.empty();
    }
    Object data = attribute.getData();
    return Optional.ofNullable(data instanceof Object[] list && list.length == 1 ? list[0] : data);
  }

  /** The numbers of a small data set of one dimension. */
  static Optional<double[]> numbers(Group group, String path) {
    return small(group, path).map(NwbNodes::asDoubles);
  }

  /** The texts of a small data set of one dimension. */
  static Optional<String[]> texts(Group group, String path) {
    return small(group, path).filter(String[].class::isInstance).map(String[].class::cast);
  }

  /** The number of rows of a table: a group of columns with an id, or one data set. */
  static Optional<Integer> numRows(Group group, String path) {
    return Hdf5.find(group, path)
        .flatMap(node -> node instanceof Group table ? Hdf5.find(table, "id") : Optional.of(node))
        .filter(Dataset.class::isInstance)
        .map(node -> ((Dataset) node).getDimensions())
        .filter(shape -> shape.length == 1)
        .map(shape -> shape[0]);
  }

  private static Optional<Object> small(Group group, String path) {
    return Hdf5.find(group, path)
        .filter(Dataset.class::isInstance)
        .map(Dataset.class::cast)
        .filter(dataset -> dataset.getDimensions().length == 1 && !dataset.isCompound())
        .filter(dataset -> dataset.getSize() <= GREATEST_COUNT && !dataset.isEmpty())
        .map(Dataset::getData);
  }

  private static double[] asDoubles(Object data) {
    if (data instanceof double[] doubles) {
      return doubles;
    }
    int length = data.getClass().isArray() ? java.lang.reflect.Array.getLength(data) : 0;
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] =
          java.lang.reflect.Array.get(data, i) instanceof Number n ? n.doubleValue() : Double.NaN;
    }
    return values;
  }
}
