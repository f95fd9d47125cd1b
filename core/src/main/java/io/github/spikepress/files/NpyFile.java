// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Arrays in NumPy's NPY format, versions 1 to 3 (NumPy Enhancement Proposal 1 and {@code
 * numpy.lib.format}): booleans, integers and floating-point numbers, either byte order, C or
 * Fortran order. Written are little-endian C-order files of version 1. Thread-safe.
 */
public final class NpyFile {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int GREATEST_HEADER = 1 << 16;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z]\\d+)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");
  private static final Map<String, NumberType> TYPES =
      Map.ofEntries(
          Map.entry("b1", NumberType.U8),
          Map.entry("i1", NumberType.I8),
          Map.entry("u1", NumberType.U8),
          Map.entry("i2", NumberType.I16),
          Map.entry("u2", NumberType.U16),
          Map.entry("i4", NumberType.I32),
          Map.entry("u4", NumberType.U32),
          Map.entry("i8", NumberType.I64),
          Map.entry("u8", NumberType.U64),
          Map.entry("f4", NumberType.F32),
          Map.entry("f8", NumberType.F64));

  private NpyFile() {}

  /**
   * Whether a file is an NPY file.
   *
   * @param file an existing file
   * @return true if it begins with NPY's magic bytes
   */
  public static boolean isNpyFile(Path file) {
    byte[] head = new byte[MAGIC.length];
    ByteBuffer bytes = FileBytes.head(file, MAGIC.length);
    bytes.get(head, 0, bytes.remaining());
    return Arrays.equals(head, MAGIC);
  }

  /**
   * Reads an array.
   *
   * @param file an existing file
   * @return its numbers
   * @throws DamagedFileException if it is no NPY file, its header does not make sense or it is cut
   *     short
   * @throws NotSupportedException if it holds something other than plain numbers
   */
  public static NumericArray read(Path file) {
    NpyHeader header = header(file);
    ByteBuffer bytes =
        FileBytes.read(file, header.dataOffset(), header.count() * header.type().size())
            .order(header.byteOrder());
    return new NumericArray(header.type(), header.shape(), header.columnMajor(), bytes);
  }

  /**
   * Writes an array, whole or not at all.
   *
   * @param file the file's final name
   * @param values the numbers; kept in their type
   */
  public static void write(Path file, NumericArray values) {
    ByteBuffer bytes = rowMajorLittleEndian(values);
    AtomicFile.write(
        file,
        channel -> {
          writeFully(channel, header(values));
          writeFully(channel, bytes);
        });
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws java.io.IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Reads what stands before an array.
   *
   * @param file an existing file
   * @return how the numbers lie in the file, which has all of them
   * @throws DamagedFileException if it is no NPY file, its header does not make sense or it is cut
   *     short
   * @throws NotSupportedException if it holds something other than plain numbers
   */
  public static NpyHeader header(Path file) {
    NpyHeader header = readHeader(file);
    long size = FileBytes.size(file);
    if (header.count() > (size - header.dataOffset()) / header.type().size()) {
      throw damaged(
          file,
          size,
          "the file ends here, but its header names "
              + header.count()
              + " numbers of "
              + header.type().size()
              + " bytes; it was cut short, copy it again");
    }
    return header;
  }

  private static NpyHeader readHeader(Path file) {
    if (!isNpyFile(file)) {
      throw damaged(file, 0, "no NPY file: it does not begin with \\x93NUMPY");
    }
    ByteBuffer preamble = FileBytes.read(file, MAGIC.length, 2);
    int version = preamble.get(0) & 0xff;
    if (version < 1 || version > 3) {
      throw new NotSupportedException(
          file.getFileName() + " has NPY version " + version + "; versions 1 to 3 can be read");
    }
    int lengthBytes = version == 1 ? 2 : 4;
    ByteBuffer field = FileBytes.read(file, 8, lengthBytes).order(ByteOrder.LITTLE_ENDIAN);
    long length = version == 1 ? field.getShort() & 0xffff : field.getInt() & 0xffffffffL;
    if (length > GREATEST_HEADER) {
      throw damaged(file, 8, "a header of " + length + " bytes; expected " + GREATEST_HEADER);
    }
    long headerOffset = 8L + lengthBytes;
    String header =
        StandardCharsets.ISO_8859_1.decode(FileBytes.read(file, headerOffset, length)).toString();
    return parse(file, header, headerOffset + length);
  }

  private static NpyHeader parse(Path file, String header, long dataOffset) {
    Matcher descr = DESCR.matcher(header);
    if (!descr.find() || !TYPES.containsKey(descr.group(2))) {
      throw new NotSupportedException(
          file.getFileName()
              + " does not hold plain numbers (booleans, integers or floats of up to 64 bits);"
              + " convert it with NumPy's astype");
    }
    Matcher order = ORDER.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    if (!order.find() || !shape.find()) {
      throw damaged(file, dataOffset, "the header before names no fortran_order or no shape");
    }
    return new NpyHeader(
        TYPES.get(descr.group(2)),
        descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        order.group(1).equals("True"),
        parseShape(file, shape.group(1), dataOffset),
        dataOffset);
  }

  private static int[] parseShape(Path file, String text, long dataOffset) {
    String[] lengths =
        Arrays.stream(text.split(","))
            .map(String::trim)
            .filter(s -> !s.isEmpty())
            .toArray(String[]::new);
    int[] shape = new int[lengths.length];
    for (int d = 0; d < shape.length; d++) {
      try {
        shape[d] = Integer.parseInt(lengths[d]);
      } catch (NumberFormatException e) {
        throw damaged(file, dataOffset, "the header before names the shape (" + text + ")");
      }
    }
    if (shape.length > 32) {
      throw damaged(file, dataOffset, "the header before names " + shape.length + " dimensions");
    }
    return shape;
  }

  private static ByteBuffer header(NumericArray values) {
    String code =
        TYPES.entrySet().stream()
            .filter(e -> e.getValue() == values.type() && !e.getKey().equals("b1"))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    String shape =
        Arrays.stream(values.shape()).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
    String text =
        "{'descr': '" + "<" + code + "', 'fortran_order': False, 'shape': (" + shape + "), }";
    // The data start at a multiple of 64 bytes, as NumPy writes them
    int length = (10 + text.length() + 1 + 63) / 64 * 64 - 10;
    ByteBuffer header = ByteBuffer.allocate(10 + length).order(ByteOrder.LITTLE_ENDIAN);
    header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
    header.put(text.getBytes(StandardCharsets.US_ASCII));
    while (header.position() < header.limit() - 1) {
      header.put((byte) ' ');
    }
    return header.put((byte) '\n').flip();
  }

  private static ByteBuffer rowMajorLittleEndian(NumericArray values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.size() * values.type().size()).order(ByteOrder.LITTLE_ENDIAN);
    switch (values.type()) {
      case F32 -> bytes.asFloatBuffer().put(values.toFloats());
      case F64 -> bytes.asDoubleBuffer().put(values.toDoubles());
      default -> putIntegers(bytes, values);
    }
    return bytes;
  }

  private static void putIntegers(ByteBuffer bytes, NumericArray values) {
    int size = values.type().size();
    int at = 0;
    for (long value : values.toLongs()) {
      for (int b = 0; b < size; b++) {
        bytes.put(at++, (byte) (value >>> 8 * b));
      }
    }
  }

  private static DamagedFileException damaged(Path file, long offset, String problem) {
    return new DamagedFileException(file.getFileName().toString(), offset, problem);
  }
}
