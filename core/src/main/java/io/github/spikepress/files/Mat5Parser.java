// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.DamagedFileException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Understands the content of one variable of a MAT file of version 5. */
final class Mat5Parser {

  private static final int INT8 = 1;
  private static final int INT32 = 5;
  private static final int UINT32 = 6;
  private static final int MATRIX = 14;
  private static final int COMPLEX_FLAG = 0x0800;
  private static final int GREATEST_DEPTH = 32;
  private static final int SMALLEST_ELEMENT = 8;

  private final String file;
  private final long offset;

  /**
   * Makes a parser.
   *
   * @param file the file's name, for messages
   * @param offset where the variable lies in the file, for messages
   */
  Mat5Parser(String file, long offset) {
    this.file = file;
    this.offset = offset;
  }

  private record Tagged(int type, ByteBuffer content) {}

  private record Head(int arrayClass, boolean complex, int[] shape, String name) {}

  /**
   * The variable's name.
   *
   * @param content of the variable, or its beginning
   * @return its name; empty for MATLAB's own data at the end of a file
   */
  String name(ByteBuffer content) {
    try {
      return content.hasRemaining() ? head(content).name : "";
    } catch (BufferUnderflowException e) {
      throw cutShort(e);
    }
  }

  /**
   * The variable's value.
   *
   * @param content of the variable, whole
   * @return its value
   */
  MatValue parse(ByteBuffer content) {
    try {
      return value(content, 0);
    } catch (BufferUnderflowException e) {
      throw cutShort(e);
    }
  }

  /**
   * Where the numbers of a matrix lie.
   *
   * @param type how each number is stored
   * @param shape rows and columns
   * @param dataOffset byte of the first number, from the beginning of the variable's content
   */
  record Place(NumberType type, int[] shape, int dataOffset) {}

  /**
   * Finds the numbers of a matrix.
   *
   * @param start the beginning of the variable's content
   * @param size bytes of the whole content
   * @return empty if it is no matrix of real numbers
   */
  Optional<Place> place(ByteBuffer start, long size) {
    try {
      if (!start.hasRemaining()) {
        return Optional.empty();
      }
      Head head = head(start);
      boolean numeric = head.arrayClass >= 6 && head.arrayClass <= 15 && !head.complex;
      if (!numeric || head.shape.length != 2 || NumericArray.count(head.shape) == 0) {
        return Optional.empty();
      }
      int word = start.getInt();
      boolean small = word >>> 16 != 0;
      NumberType type = numberType(small ? word & 0xffff : word);
      long length = small ? word >>> 16 : start.getInt() & 0xffffffffL;
      if (NumericArray.count(head.shape) * type.size() != length
          || length > size - start.position()) {
        throw damaged(
            "variable '"
                + head.name
                + "' has "
                + length
                + " bytes for its shape "
                + java.util.Arrays.toString(head.shape));
      }
      return Optional.of(new Place(type, head.shape, start.position()));
    } catch (BufferUnderflowException e) {
      throw cutShort(e);
    }
  }

  private MatValue value(ByteBuffer content, int depth) {
    if (depth > GREATEST_DEPTH) {
      throw damaged("values nested more than " + GREATEST_DEPTH + " deep");
    }
    if (!content.hasRemaining()) {
      return new MatValue.Numbers(
          new NumericArray(NumberType.F64, new int[] {0, 0}, true, ByteBuffer.allocate(0)));
    }
    Head head = head(content);
    return switch (head.arrayClass) {
      case 1 -> new MatValue.Cells(values(content, NumericArray.count(head.shape), depth));
      case 2 -> structure(content, head, depth);
      case 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 -> numbers(content, head);
      default -> new MatValue.Other("array of class " + head.arrayClass);
    };
  }

  private MatValue numbers(ByteBuffer content, Head head) {
    if (head.complex) {
      return new MatValue.Other("complex numbers");
    }
    Tagged real = element(content);
    NumberType type = numberType(real.type);
    if (NumericArray.count(head.shape) * type.size() != real.content.remaining()) {
      throw damaged(
          "variable '"
              + head.name
              + "' has "
              + real.content.remaining()
              + " bytes of "
              + type
              + " for its shape "
              + java.util.Arrays.toString(head.shape));
    }
    return new MatValue.Numbers(new NumericArray(type, head.shape, true, real.content));
  }

  private List<MatValue> values(ByteBuffer content, long count, int depth) {
    if (count > content.remaining() / SMALLEST_ELEMENT) {
      throw damaged(count + " cells in " + content.remaining() + " bytes");
    }
    List<MatValue> values = new ArrayList<>((int) count);
    for (long i = 0; i < count; i++) {
      Tagged cell = element(content);
      if (cell.type != MATRIX) {
        throw damaged("expected a cell, got element type " + cell.type);
      }
      values.add(value(cell.content, depth + 1));
    }
    return values;
  }

  private MatValue structure(ByteBuffer content, Head head, int depth) {
    if (NumericArray.count(head.shape) != 1) {
      return new MatValue.Other("array of structures");
    }
    ByteBuffer length = expect(content, INT32, "length of field names");
    ByteBuffer names = expect(content, INT8, "field names");
    int size = length.getInt();
    if (size < 1) {
      throw damaged("field names of " + size + " characters");
    }
    Map<String, MatValue> fields = new LinkedHashMap<>();
    while (names.remaining() >= size) {
      String name = text(names.slice(names.position(), size));
      names.position(names.position() + size);
      fields.put(name, values(content, 1, depth).get(0));
    }
    return new MatValue.Structure(fields);
  }

  private Head head(ByteBuffer content) {
    int flags = expect(content, UINT32, "array flags").getInt();
    int arrayClass = flags & 0xff;
    // An opaque object has its name right after its flags
    int[] shape = arrayClass == 17 ? new int[] {1, 1} : shape(expect(content, INT32, "dimensions"));
    String name = text(expect(content, INT8, "a name"));
    return new Head(arrayClass, (flags & COMPLEX_FLAG) != 0, shape, name);
  }

  private int[] shape(ByteBuffer content) {
    int[] shape = new int[content.remaining() / Integer.BYTES];
    for (int d = 0; d < shape.length; d++) {
      shape[d] = content.getInt();
      if (shape[d] < 0) {
        throw damaged("a dimension of length " + shape[d]);
      }
    }
    return shape;
  }

  private ByteBuffer expect(ByteBuffer content, int type, String what) {
    Tagged element = element(content);
    if (element.type != type) {
      throw damaged("expected " + what + ", got element type " + element.type);
    }
    return element.content;
  }

  private Tagged element(ByteBuffer content) {
    int word = content.getInt();
    if (word >>> 16 != 0) {
      ByteBuffer small = take(content, word >>> 16);
      content.position(Math.min(content.limit(), content.position() + 4 - small.limit()));
      return new Tagged(word & 0xffff, small);
    }
    ByteBuffer large = take(content, content.getInt());
    int padding = -large.limit() & 7;
    content.position(Math.min(content.limit(), content.position() + padding));
    return new Tagged(word, large);
  }

  private ByteBuffer take(ByteBuffer content, int length) {
    if (length < 0 || length > content.remaining()) {
      throw damaged(
          "an element of " + length + " bytes where " + content.remaining() + " are left");
    }
    ByteBuffer taken = content.slice(content.position(), length).order(content.order());
    content.position(content.position() + length);
    return taken;
  }

  private NumberType numberType(int type) {
    return switch (type) {
      case 1 -> NumberType.I8;
      case 2 -> NumberType.U8;
      case 3 -> NumberType.I16;
      case 4 -> NumberType.U16;
      case 5 -> NumberType.I32;
      case 6 -> NumberType.U32;
      case 7 -> NumberType.F32;
      case 9 -> NumberType.F64;
      case 12 -> NumberType.I64;
      case 13 -> NumberType.U64;
      default -> throw damaged("numbers of unknown type " + type);
    };
  }

  private static String text(ByteBuffer bytes) {
    String text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
    int end = text.indexOf(0);
    return end < 0 ? text : text.substring(0, end);
  }

  private DamagedFileException damaged(String problem) {
    return new DamagedFileException(file, offset, problem);
  }

  private DamagedFileException cutShort(BufferUnderflowException cause) {
    return new DamagedFileException(file, offset, "a variable ends too early", cause);
  }
}
