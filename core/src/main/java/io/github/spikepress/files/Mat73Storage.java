// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.Reference;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * MAT files of version 7.3, which are HDF5 files. MATLAB writes its arrays with the dimensions
 * reversed, so that their first index runs fastest; structures are groups, and cells are references
 * into the group {@code #refs#}.
 */
final class Mat73Storage implements MatStorage {

  private final Path file;
  private final TreeSet<String> names;

  private Mat73Storage(Path file, TreeSet<String> names) {
    this.file = file;
    this.names = names;
  }

  static Mat73Storage open(Path file) {
    TreeSet<String> names = Hdf5.read(file, hdf -> new TreeSet<>(hdf.getChildren().keySet()));
    names.removeIf(name -> name.startsWith("#"));
    return new Mat73Storage(file, names);
  }

  @Override
  public SortedSet<String> names() {
    return new TreeSet<>(names);
  }

  @Override
  public Optional<MatValue> find(String path) {
    return Hdf5.read(
        file,
        hdf -> {
          Node node = hdf;
          for (String name : path.split("\\.")) {
            node = node instanceof Group group ? group.getChild(name) : null;
          }
          return Optional.ofNullable(node).map(found -> value(hdf, found, 0));
        });
  }

  @Override
  public Optional<MatMatrix> matrix(String name) {
    return Hdf5.read(
        file,
        hdf ->
            Optional.ofNullable(hdf.getChild(name))
                .filter(Dataset.class::isInstance)
                .map(Dataset.class::cast)
                .filter(dataset -> Hdf5.numberType(dataset.getDataType()).isPresent())
                .filter(dataset -> !isEmpty(dataset) && dataset.getDimensions().length == 2)
                .map(
                    dataset ->
                        new MatMatrix(
                            dataset.getDimensions()[1],
                            dataset.getDimensions()[0],
                            () -> Hdf5.openMatrix(file, name))));
  }

  private MatValue value(HdfFile hdf, Node node, int depth) {
    if (depth > 32) {
      return new MatValue.Other("values nested too deep");
    }
    if (node instanceof Group group) {
      Map<String, MatValue> fields = new LinkedHashMap<>();
      group.getChildren().forEach((name, child) -> fields.put(name, value(hdf, child, depth + 1)));
      return new MatValue.Structure(fields);
    }
    Dataset dataset = (Dataset) node;
    if (dataset.getDataType() instanceof Reference) {
      return cells(hdf, dataset, depth);
    }
    return isEmpty(dataset) ? numbers(dataset, new int[] {0, 0}, new double[0]) : numbers(dataset);
  }

  private MatValue cells(HdfFile hdf, Dataset dataset, int depth) {
    requireMemory(dataset);
    Object references = dataset.getDataFlat();
    if (!(references instanceof long[] addresses)) {
      return new MatValue.Other("references");
    }
    return new MatValue.Cells(
        Arrays.stream(addresses)
            .mapToObj(address -> value(hdf, hdf.getNodeByAddress(address), depth + 1))
            .toList());
  }

  private MatValue numbers(Dataset dataset) {
    requireMemory(dataset);
    return numbers(dataset, reversed(dataset.getDimensions()), dataset.getDataFlat());
  }

  private static MatValue numbers(Dataset dataset, int[] shape, Object data) {
    if (data instanceof double[] d) {
      ByteBuffer bytes = allocate(d.length, Double.BYTES);
      bytes.asDoubleBuffer().put(d);
      return numbers(NumberType.F64, shape, bytes);
    }
    if (data instanceof float[] f) {
      ByteBuffer bytes = allocate(f.length, Float.BYTES);
      bytes.asFloatBuffer().put(f);
      return numbers(NumberType.F32, shape, bytes);
    }
    if (data instanceof byte[] b) {
      return numbers(NumberType.I8, shape, ByteBuffer.wrap(b));
    }
    if (data instanceof short[] s) {
      ByteBuffer bytes = allocate(s.length, Short.BYTES);
      bytes.asShortBuffer().put(s);
      return numbers(NumberType.I16, shape, bytes);
    }
    if (data instanceof int[] i) {
      ByteBuffer bytes = allocate(i.length, Integer.BYTES);
      bytes.asIntBuffer().put(i);
      return numbers(NumberType.I32, shape, bytes);
    }
    if (data instanceof BigInteger[] unsigned) {
      return longs(shape, Arrays.stream(unsigned).mapToLong(BigInteger::longValue).toArray());
    }
    return data instanceof long[] l
        ? longs(shape, l)
        : new MatValue.Other("data of type " + dataset.getJavaType().getSimpleName());
  }

  private static MatValue longs(int[] shape, long[] values) {
    ByteBuffer bytes = allocate(values.length, Long.BYTES);
    bytes.asLongBuffer().put(values);
    return numbers(NumberType.I64, shape, bytes);
  }

  private static MatValue numbers(NumberType type, int[] shape, ByteBuffer bytes) {
    return new MatValue.Numbers(new NumericArray(type, shape, true, bytes));
  }

  private void requireMemory(Dataset dataset) {
    long count = 1;
    for (int length : dataset.getDimensions()) {
      count = Math.multiplyExact(count, (long) length);
    }
    // The numbers and, widened, a second copy of them
    FileBytes.requireMemory(file, Math.multiplyExact(count, 16L));
  }

  private static boolean isEmpty(Dataset dataset) {
    Attribute empty = dataset.getAttribute("MATLAB_empty");
    return dataset.isEmpty() || empty != null && !List.of(0).contains(empty.getData());
  }

  private static int[] reversed(int[] shape) {
    int[] reversed = new int[shape.length];
    for (int d = 0; d < shape.length; d++) {
      reversed[d] = shape[shape.length - 1 - d];
    }
    return reversed;
  }

  private static ByteBuffer allocate(int count, int size) {
    return ByteBuffer.allocate(Math.multiplyExact(count, size)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
