// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import com.google.gson.stream.JsonWriter;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.WrongArgumentException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Named tensors and a few words about them in the safetensors format: the length of a JSON header
 * (64 bits, little endian), the header, and the tensors' bytes side by side. Such a file holds
 * numbers only; reading one never runs anything. Equal contents give equal bytes.
 *
 * @param metadata the words, the header's {@code __metadata__}
 * @param tensors the numbers by name
 */
public record SafetensorsFile(Map<String, String> metadata, Map<String, Tensor> tensors) {

  /** Greatest file that is read, in bytes. */
  public static final int MAX_FILE_BYTES = 1 << 30;

  static final String METADATA = "__metadata__";
  static final int PREFIX_BYTES = 8;

  /** Tensors in the order of their bytes: the widest type first, so that all are aligned. */
  private static final Comparator<Map.Entry<String, Tensor>> BYTE_ORDER =
      Comparator.comparingInt((Map.Entry<String, Tensor> e) -> -e.getValue().type().size())
          .thenComparing(Map.Entry::getKey);

  /** Orders everything by name. */
  public SafetensorsFile {
    if (tensors.containsKey(METADATA)) {
      throw new WrongArgumentException("a tensor cannot be called " + METADATA);
    }
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    tensors = Collections.unmodifiableMap(new TreeMap<>(tensors));
  }

  /**
   * Reads a file.
   *
   * @param file an existing safetensors file
   * @return what it holds
   * @throws DamagedFileException if it is not a valid safetensors file
   * @throws io.github.spikepress.errors.NotSupportedException if it holds a type of numbers that
   *     {@link Tensor} does not know
   * @throws WrongArgumentException if it cannot be read
   */
  public static SafetensorsFile read(Path file) {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new WrongArgumentException(
            file + " has more than " + MAX_FILE_BYTES + " bytes; models are far smaller");
      }
      return fromBytes(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new WrongArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param source name for messages
   * @param bytes the whole file
   * @return what it holds
   * @throws DamagedFileException if they are not a valid safetensors file
   */
  public static SafetensorsFile fromBytes(String source, byte[] bytes) {
    return SafetensorsHeader.read(source, bytes).contents(bytes);
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @param file its name; the folder must exist
   */
  public void write(Path file) {
    AtomicFile.write(file, toBytes());
  }

  /**
   * The bytes of the file.
   *
   * @return header, padded with spaces to a multiple of 8 bytes, and tensors
   */
  public byte[] toBytes() {
    List<Map.Entry<String, Tensor>> ordered =
        tensors.entrySet().stream().sorted(BYTE_ORDER).toList();
    byte[] header = header(ordered).getBytes(StandardCharsets.UTF_8);
    int padded = header.length + 7 & -8;
    long size = ordered.stream().mapToLong(e -> e.getValue().bytes().length).sum();
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.toIntExact(PREFIX_BYTES + padded + size))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(padded).put(header);
    for (int i = header.length; i < padded; i++) {
      buffer.put((byte) ' ');
    }
    ordered.forEach(e -> buffer.put(e.getValue().bytes()));
    return buffer.array();
  }

  private String header(List<Map.Entry<String, Tensor>> ordered) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      writeMetadata(json);
      long offset = 0;
      for (Map.Entry<String, Tensor> entry : ordered) {
        json.name(entry.getKey());
        offset = writeTensor(json, entry.getValue(), offset);
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void writeMetadata(JsonWriter json) throws IOException {
    if (!metadata.isEmpty()) {
      json.name(METADATA).beginObject();
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        json.name(entry.getKey()).value(entry.getValue());
      }
      json.endObject();
    }
  }

  private static long writeTensor(JsonWriter json, Tensor tensor, long offset) throws IOException {
    json.beginObject().name("dtype").value(tensor.type().name()).name("shape").beginArray();
    for (int length : tensor.shape()) {
      json.value(length);
    }
    long end = offset + tensor.bytes().length;
    json.endArray().name("data_offsets").beginArray().value(offset).value(end).endArray();
    json.endObject();
    return end;
  }
}
