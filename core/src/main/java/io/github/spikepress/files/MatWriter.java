// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

/**
 * Writes MAT files of version 5, which MATLAB, Octave and SciPy read. The same variables give the
 * same bytes: the file names no date. Thread-safe.
 */
public final class MatWriter {

  private static final int TEXT_SIZE = 116;

  private MatWriter() {}

  /**
   * Writes variables, whole or not at all.
   *
   * @param file the file's final name
   * @param variables by name, in the order of the map; an array of less than two dimensions becomes
   *     a column
   */
  public static void write(Path file, Map<String, NumericArray> variables) {
    AtomicFile.write(
        file,
        channel -> {
          Mat5File content = Mat5.newMatFile();
          variables.forEach((name, values) -> content.addArray(name, matrix(values)));
          ByteBuffer bytes =
              ByteBuffer.allocate(Math.toIntExact(content.getUncompressedSerializedSize()))
                  .order(ByteOrder.LITTLE_ENDIAN);
          // Not deflated: the bytes of a deflated stream depend on the machine's library
          Mat5.newWriter(Sinks.wrap(bytes))
              .setDeflateLevel(Deflater.NO_COMPRESSION)
              .writeMat(content);
          bytes.put(0, headerText()).flip();
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  private static byte[] headerText() {
    byte[] text = new byte[TEXT_SIZE];
    Arrays.fill(text, (byte) ' ');
    byte[] words = "MATLAB 5.0 MAT-file, written by SpikePress".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(words, 0, text, 0, words.length);
    return text;
  }

  private static Matrix matrix(NumericArray values) {
    int[] shape = values.numDimensions() >= 2 ? values.shape() : new int[] {values.size(), 1};
    Matrix matrix = Mat5.newMatrix(shape, matlabType(values.type()));
    int[] index = new int[shape.length];
    double[] doubles = values.type().integral() ? null : values.toDoubles();
    long[] longs = values.type().integral() ? values.toLongs() : null;
    for (int i = 0; i < values.size(); i++) {
      if (doubles == null) {
        matrix.setLong(index, longs[i]);
      } else {
        matrix.setDouble(index, doubles[i]);
      }
      advance(index, shape);
    }
    return matrix;
  }

  private static void advance(int[] index, int[] shape) {
    for (int d = index.length - 1; d >= 0 && ++index[d] == shape[d]; d--) {
      index[d] = 0;
    }
  }

  private static MatlabType matlabType(NumberType type) {
    return switch (type) {
      case I8 -> MatlabType.Int8;
      case U8 -> MatlabType.UInt8;
      case I16 -> MatlabType.Int16;
      case U16 -> MatlabType.UInt16;
      case I32 -> MatlabType.Int32;
      case U32 -> MatlabType.UInt32;
      case I64 -> MatlabType.Int64;
      case U64 -> MatlabType.UInt64;
      case F32 -> MatlabType.Single;
      case F64 -> MatlabType.Double;
    };
  }
}
