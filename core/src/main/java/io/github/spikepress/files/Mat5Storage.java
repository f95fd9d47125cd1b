// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.DamagedFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.zip.InflaterInputStream;

/**
 * MAT files of version 5 ("MAT-File Format", The MathWorks, chapter 1). Opening reads only the head
 * of each variable. The reader is our own because it has to be safe against files that claim sizes
 * they do not have: memory is taken only for bytes that are there.
 */
final class Mat5Storage implements MatStorage {

  private static final int HEADER_SIZE = 128;
  private static final int TAG_SIZE = 8;
  private static final int MATRIX = 14;
  private static final int COMPRESSED = 15;

  /** Enough for the flags, up to 32 dimensions and the longest name. */
  private static final int HEAD_SIZE = 512;

  /** Enough to expand to a head. */
  private static final int DEFLATED_HEAD_SIZE = 4096;

  /** No deflate stream expands further. */
  private static final long GREATEST_EXPANSION = 1032;

  private record Element(long offset, long size, boolean compressed) {}

  private final Path file;
  private final ByteOrder order;
  private final Map<String, Element> elements = new TreeMap<>();

  private Mat5Storage(Path file, ByteOrder order) {
    this.file = file;
    this.order = order;
  }

  static Mat5Storage open(Path file) {
    boolean little = FileBytes.head(file, HEADER_SIZE).get(126) == 'I';
    Mat5Storage storage =
        new Mat5Storage(file, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    try (FileChannel channel = FileBytes.open(file)) {
      storage.scan(channel);
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
    return storage;
  }

  @Override
  public SortedSet<String> names() {
    return new TreeSet<>(elements.keySet());
  }

  @Override
  public Optional<MatValue> find(String path) {
    String[] names = path.split("\\.");
    Element element = elements.get(names[0]);
    if (element == null) {
      return Optional.empty();
    }
    Optional<MatValue> value = Optional.of(read(element));
    for (int i = 1; i < names.length && value.isPresent(); i++) {
      value =
          value.get() instanceof MatValue.Structure structure
              ? Optional.ofNullable(structure.fields().get(names[i]))
              : Optional.empty();
    }
    return value;
  }

  @Override
  public Optional<MatMatrix> matrix(String name) {
    return Optional.ofNullable(elements.get(name)).flatMap(this::matrix);
  }

  private Optional<MatMatrix> matrix(Element element) {
    ByteBuffer head =
        FileBytes.read(file, element.offset, Math.min(DEFLATED_HEAD_SIZE, element.size));
    if (!element.compressed) {
      return parser(element)
          .place(head.order(order), element.size)
          .map(place -> matrix(place, () -> OpenMatrix.Rows.open(rows(element, place))));
    }
    long size = inflatedSize(head, element);
    return parser(element)
        .place(inflateHead(head.duplicate(), element).slice().order(order), size)
        .map(place -> matrix(place, () -> expand(element, place)));
  }

  private static MatMatrix matrix(Mat5Parser.Place place, Supplier<OpenMatrix> opening) {
    return new MatMatrix(place.shape()[0], place.shape()[1], opening);
  }

  /** The columns of the matrix, which lie one after the other, are the rows. */
  private StoredArray rows(Element element, Mat5Parser.Place place) {
    long offset = element.offset + place.dataOffset();
    return new StoredArray(file, offset, place.type(), order, place.shape()[1], place.shape()[0]);
  }

  private long inflatedSize(ByteBuffer deflated, Element element) {
    try (InputStream in = inflater(deflated.duplicate())) {
      ByteBuffer tag = ByteBuffer.wrap(in.readNBytes(TAG_SIZE)).order(order);
      if (tag.limit() < TAG_SIZE || tag.getInt() != MATRIX) {
        throw damaged(element.offset, "a compressed element that is no variable");
      }
      long length = tag.getInt() & 0xffffffffL;
      requireLikely(length, element);
      return length;
    } catch (IOException e) {
      throw damaged(element.offset, "a compressed variable cannot be expanded: " + e.getMessage());
    }
  }

  /** Numbers inside a deflate stream can only be read from its beginning, so they are expanded. */
  private OpenMatrix expand(Element element, Mat5Parser.Place place) {
    long length = NumericArray.count(place.shape()) * place.type().size();
    FileChannel expanded =
        ExpandedFile.make(
            file,
            length,
            () -> {
              InputStream in =
                  new InflaterInputStream(FileBytes.stream(file, element.offset, element.size));
              in.skipNBytes(TAG_SIZE + place.dataOffset());
              return in;
            });
    StoredArray rows = rows(element, place);
    return new OpenMatrix.Rows(
        new StoredArray(file, 0, rows.type(), order, rows.numRows(), rows.numColumns()), expanded);
  }

  private void requireLikely(long length, Element element) {
    if (length > (element.size + 1) * GREATEST_EXPANSION) {
      throw damaged(element.offset, "a compressed variable that claims " + length + " bytes");
    }
  }

  private void scan(FileChannel channel) throws IOException {
    long size = channel.size();
    long offset = HEADER_SIZE;
    while (offset < size) {
      if (size - offset < TAG_SIZE) {
        throw damaged(offset, "the file ends inside a tag; it was cut short, copy it again");
      }
      ByteBuffer tag = FileBytes.read(channel, file, offset, TAG_SIZE).order(order);
      int type = tag.getInt();
      long length = tag.getInt() & 0xffffffffL;
      if (length > size - offset - TAG_SIZE) {
        throw damaged(
            offset,
            "a variable of "
                + length
                + " bytes, but only "
                + (size - offset - TAG_SIZE)
                + " follow; the file was cut short, copy it again");
      }
      add(channel, new Element(offset + TAG_SIZE, length, type == COMPRESSED), type);
      offset += TAG_SIZE + length;
    }
  }

  private void add(FileChannel channel, Element element, int type) throws IOException {
    if (type != MATRIX && type != COMPRESSED) {
      throw damaged(element.offset - TAG_SIZE, "expected a variable, got element type " + type);
    }
    int available = (int) Math.min(DEFLATED_HEAD_SIZE, element.size);
    ByteBuffer head = FileBytes.read(channel, file, element.offset, available);
    if (element.compressed) {
      head = inflateHead(head, element);
    }
    elements.put(parser(element).name(head.slice().order(order)), element);
  }

  private ByteBuffer inflateHead(ByteBuffer deflated, Element element) {
    try (InputStream in = inflater(deflated)) {
      byte[] head = in.readNBytes(HEAD_SIZE);
      if (head.length < TAG_SIZE) {
        throw damaged(element.offset, "a compressed element that is no variable");
      }
      return ByteBuffer.wrap(head, TAG_SIZE, head.length - TAG_SIZE);
    } catch (IOException e) {
      throw damaged(element.offset, "a compressed variable cannot be expanded: " + e.getMessage());
    }
  }

  private MatValue read(Element element) {
    ByteBuffer bytes = FileBytes.read(file, element.offset, element.size).order(order);
    return parser(element).parse(element.compressed ? inflate(bytes, element) : bytes);
  }

  private ByteBuffer inflate(ByteBuffer deflated, Element element) {
    try (InputStream in = inflater(deflated)) {
      ByteBuffer tag = ByteBuffer.wrap(in.readNBytes(TAG_SIZE)).order(order);
      if (tag.limit() < TAG_SIZE || tag.getInt() != MATRIX) {
        throw damaged(element.offset, "a compressed element that is no variable");
      }
      long length = tag.getInt() & 0xffffffffL;
      requireLikely(length, element);
      FileBytes.requireMemory(file, 2 * length);
      byte[] content = in.readNBytes((int) length);
      // Reading to the end lets the stream check its sum
      if (content.length < length || in.read() >= 0) {
        throw damaged(element.offset, "a compressed variable that does not have its size");
      }
      return ByteBuffer.wrap(content).order(order);
    } catch (IOException e) {
      throw damaged(element.offset, "a compressed variable cannot be expanded: " + e.getMessage());
    }
  }

  private static InputStream inflater(ByteBuffer deflated) {
    return new InflaterInputStream(
        new ByteArrayInputStream(deflated.array(), deflated.arrayOffset(), deflated.limit()));
  }

  private Mat5Parser parser(Element element) {
    return new Mat5Parser(file.getFileName().toString(), element.offset);
  }

  private DamagedFileException damaged(long offset, String problem) {
    return new DamagedFileException(file.getFileName().toString(), offset, problem);
  }
}
