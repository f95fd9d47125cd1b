// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The header of a safetensors file, read with suspicion: every size is checked against the file
 * before anything is made of it, and the tensors must fill the data without holes and overlaps.
 */
final class SafetensorsHeader {

  private static final int MAX_HEADER_BYTES = 16 << 20;
  private static final int MAX_RANK = 8;

  /** Where one tensor lies in the data. */
  private record Entry(String name, Tensor.Type type, int[] shape, long begin, long end) {}

  private final String source;
  private final int dataStart;
  private final Map<String, String> metadata = new TreeMap<>();
  private final Map<String, Entry> entries = new TreeMap<>();

  private SafetensorsHeader(String source, int dataStart) {
    this.source = source;
    this.dataStart = dataStart;
  }

  /** Reads and checks the header of a whole file. */
  static SafetensorsHeader read(String source, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < SafetensorsFile.PREFIX_BYTES) {
      throw new DamagedFileException(source, bytes.length, "too short for a safetensors file");
    }
    long size = buffer.getLong();
    long room = Math.min(MAX_HEADER_BYTES, buffer.remaining());
    if (size < 2 || size > room) {
      throw new DamagedFileException(
          source, 0, "safetensors header of " + size + " bytes; expected 2 to " + room);
    }
    SafetensorsHeader header =
        new SafetensorsHeader(source, SafetensorsFile.PREFIX_BYTES + (int) size);
    header.parse(StrictJson.text(source, buffer.slice(buffer.position(), (int) size)));
    header.requireFilled(bytes.length - header.dataStart);
    return header;
  }

  /** Cuts the tensors out of the file. */
  SafetensorsFile contents(byte[] bytes) {
    Map<String, Tensor> tensors = new TreeMap<>();
    for (Entry entry : entries.values()) {
      int from = dataStart + (int) entry.begin;
      int to = dataStart + (int) entry.end;
      tensors.put(
          entry.name, new Tensor(entry.type, entry.shape, Arrays.copyOfRange(bytes, from, to)));
    }
    return new SafetensorsFile(metadata, tensors);
  }

  private void parse(String text) {
    try (JsonReader json = StrictJson.reader(text)) {
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        if (name.equals(SafetensorsFile.METADATA)) {
          parseMetadata(json);
        } else if (entries.put(name, parseEntry(name, json)) != null) {
          throw damaged("tensor '" + name + "' occurs twice");
        }
      }
      json.endObject();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw damaged("text after the header's end");
      }
    } catch (MalformedJsonException | EOFException | IllegalStateException e) {
      throw damaged("safetensors header is not the expected JSON", e);
    } catch (IOException | NumberFormatException e) {
      throw damaged("safetensors header is not readable", e);
    }
  }

  private void parseMetadata(JsonReader json) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      if (json.peek() != JsonToken.STRING || metadata.put(name, json.nextString()) != null) {
        throw damaged("metadata '" + name + "' must be one text");
      }
    }
    json.endObject();
  }

  private Entry parseEntry(String name, JsonReader json) throws IOException {
    String type = null;
    long[] shape = null;
    long[] offsets = null;
    json.beginObject();
    while (json.hasNext()) {
      String field = json.nextName();
      switch (field) {
        case "dtype" -> type = json.nextString();
        case "shape" -> shape = parseNumbers(name, json);
        case "data_offsets" -> offsets = parseNumbers(name, json);
        default -> throw damaged("tensor '" + name + "' has an unknown field '" + field + "'");
      }
    }
    json.endObject();
    if (type == null || shape == null || offsets == null || offsets.length != 2) {
      throw damaged("tensor '" + name + "' needs dtype, shape and two data_offsets");
    }
    return checked(name, type, shape, offsets);
  }

  private long[] parseNumbers(String name, JsonReader json) throws IOException {
    List<Long> numbers = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      long number = json.nextLong();
      if (number < 0 || number > Integer.MAX_VALUE || numbers.size() == MAX_RANK) {
        throw damaged(
            "tensor '" + name + "' needs at most " + MAX_RANK + " sizes of 0 to 2147483647");
      }
      numbers.add(number);
    }
    json.endArray();
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  private Entry checked(String name, String typeName, long[] shape, long[] offsets) {
    Tensor.Type type =
        Arrays.stream(Tensor.Type.values())
            .filter(known -> known.name().equals(typeName))
            .findFirst()
            .orElseThrow(
                () ->
                    new NotSupportedException(
                        source
                            + ": tensor '"
                            + name
                            + "' has numbers of type "
                            + typeName
                            + "; known are "
                            + Arrays.toString(Tensor.Type.values())));
    if (size(type, shape) != offsets[1] - offsets[0]) {
      throw damaged("tensor '" + name + "' has another size than its shape says");
    }
    int[] lengths = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    return new Entry(name, type, lengths, offsets[0], offsets[1]);
  }

  /**
   * Bytes of a tensor; −1 where its lengths multiply beyond any array, even if one of them is 0.
   */
  private static long size(Tensor.Type type, long[] shape) {
    long size = type.size();
    for (long length : shape) {
      size *= Math.max(1, length);
      if (size > Integer.MAX_VALUE) {
        return -1;
      }
    }
    return Arrays.stream(shape).anyMatch(length -> length == 0) ? 0 : size;
  }

  private void requireFilled(int dataBytes) {
    List<Entry> ordered = new ArrayList<>(entries.values());
    ordered.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long expected = 0;
    for (Entry entry : ordered) {
      if (entry.begin != expected) {
        throw damaged(
            "tensor '"
                + entry.name
                + "' starts at data byte "
                + entry.begin
                + "; expected "
                + expected);
      }
      expected = entry.end;
    }
    if (expected != dataBytes) {
      throw new DamagedFileException(
          source,
          dataStart + Math.min(expected, dataBytes),
          "tensors fill " + expected + " bytes but " + dataBytes + " follow the header");
    }
  }

  private DamagedFileException damaged(String problem) {
    return damaged(problem, null);
  }

  private DamagedFileException damaged(String problem, Throwable cause) {
    return new DamagedFileException(source, SafetensorsFile.PREFIX_BYTES, problem, cause);
  }
}
