// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.SpikePressException;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.links.ExternalLink;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** HDF5 files, read by the jHDF library; what goes wrong becomes one line. Thread-safe. */
public final class Hdf5 {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  /** MATLAB puts its own header before the signature. */
  private static final int[] PLACES = {0, 512};

  private static final int GREATEST_LINKS = 16;

  /** Bytes of a superblock, and where it says the file's end in versions 0 and 1, 2 and 3. */
  private static final int SUPERBLOCK = 64;

  private static final int END_ADDRESS = 40;
  private static final int END_ADDRESS_2 = 28;

  private Hdf5() {}

  /**
   * Whether a file is an HDF5 file.
   *
   * @param file an existing file
   * @return true if HDF5's signature stands at its beginning, or behind a block of 512 bytes
   */
  public static boolean isHdf5(Path file) {
    ByteBuffer head = FileBytes.head(file, PLACES[1] + SIGNATURE.length);
    for (int place : PLACES) {
      if (head.limit() >= place + SIGNATURE.length
          && head.slice(place, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Opens a file for one piece of reading.
   *
   * @param <T> what is read
   * @param file an existing file
   * @param reading reads it
   * @return what was read
   * @throws DamagedFileException if the file's structure cannot be read
   */
  public static <T> T read(Path file, Function<HdfFile, T> reading) {
    return guarded(
        file,
        () -> {
          HdfFile hdf = open(file);
          try {
            return reading.apply(hdf);
          } finally {
            Hdf5Storage.close(hdf);
          }
        });
  }

  /**
   * Opens a matrix for reading a piece at a time.
   *
   * @param file an existing file
   * @param path its path in the file
   * @return rows and columns as HDF5 orders them, an array of one dimension being one column; to be
   *     closed by the caller
   * @throws NotSupportedException if it is no matrix of numbers, or stored in a way that cannot be
   *     read in pieces
   */
  public static OpenMatrix openMatrix(Path file, String path) {
    HdfFile hdf = guarded(file, () -> open(file));
    OpenMatrix opened = null;
    try {
      opened = guarded(file, () -> openMatrix(file, hdf, requireDataset(file, hdf, path)));
      return opened;
    } finally {
      if (!(opened instanceof ChunkedMatrix)) {
        Hdf5Storage.close(hdf);
      }
    }
  }

  /**
   * Finds a node below a group. Links inside the file are followed; links to other files never are.
   *
   * @param group where to begin
   * @param path names with slashes between them
   * @return empty if there is no such node in the file
   */
  public static Optional<Node> find(Group group, String path) {
    Node node = group;
    for (String name : path.split("/")) {
      if (!name.isEmpty()) {
        node = node instanceof Group parent ? inFile(parent.getChild(name)) : null;
      }
    }
    return Optional.ofNullable(node);
  }

  /**
   * The children of a group, links inside the file followed.
   *
   * @param group the group
   * @return by name
   */
  public static SortedMap<String, Node> children(Group group) {
    SortedMap<String, Node> children = new TreeMap<>();
    for (String name : group.getChildren().keySet()) {
      find(group, name).ifPresent(node -> children.put(name, node));
    }
    return children;
  }

  /** A link may lead to a link, also in a circle. */
  private static Node inFile(Node node) {
    Node target = node;
    for (int steps = 0; target instanceof Link link; steps++) {
      if (link instanceof ExternalLink || steps > GREATEST_LINKS) {
        return null;
      }
      target = link.getTarget();
    }
    // A link inside the file may lead through one to another file
    return target != null && node.getHdfFile() == target.getHdfFile() ? target : null;
  }

  private static HdfFile open(Path file) {
    int place = place(file);
    FileChannel channel = FileBytes.open(file);
    HdfFile opened = null;
    try {
      opened = Hdf5Storage.open(channel, place);
      return opened;
    } finally {
      if (opened == null) {
        FileBytes.close(channel, file);
      }
    }
  }

  /**
   * Where the signature stands. The superblock behind it says where the file ends; the library does
   * not look whether it is so long.
   */
  private static int place(Path file) {
    ByteBuffer head = FileBytes.head(file, PLACES[1] + SUPERBLOCK).order(ByteOrder.LITTLE_ENDIAN);
    for (int place : PLACES) {
      if (head.limit() >= place + SUPERBLOCK
          && head.slice(place, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE))) {
        int version = head.get(place + SIGNATURE.length);
        long end = head.getLong(place + (version < 2 ? END_ADDRESS + 4 * version : END_ADDRESS_2));
        if (FileBytes.size(file) < end) {
          throw cutShort(file, end);
        }
        return place;
      }
    }
    throw cutShort(file, SUPERBLOCK);
  }

  private static DamagedFileException cutShort(Path file, long end) {
    return new DamagedFileException(
        file.getFileName().toString(),
        FileBytes.size(file),
        "the file ends here, but says that it has "
            + end
            + " bytes; it was cut short, copy it again");
  }

  private static Dataset requireDataset(Path file, Group root, String path) {
    return find(root, path)
        .filter(Dataset.class::isInstance)
        .map(Dataset.class::cast)
        .orElseThrow(
            () ->
                new NotSupportedException(
                    file.getFileName() + " has no data set " + path + " of its own"));
  }

  private static OpenMatrix openMatrix(Path file, HdfFile hdf, Dataset dataset) {
    NumberType type =
        numberType(dataset.getDataType()).orElseThrow(() -> unsupported(file, dataset, "numbers"));
    int[] shape = dataset.getDimensions();
    if (shape.length < 1 || shape.length > 2 || shape.length == 2 && shape[1] < 1) {
      throw unsupported(file, dataset, "a matrix");
    }
    if (dataset instanceof ContiguousDataset contiguous && !dataset.isEmpty()) {
      StoredArray place =
          new StoredArray(
              file,
              Math.addExact(contiguous.getDataAddress(), hdf.getUserBlockSize()),
              type,
              order(dataset.getDataType()),
              shape[0],
              shape.length == 1 ? 1 : shape[1]);
      requireInside(place);
      return OpenMatrix.Rows.open(place);
    }
    if (dataset instanceof ChunkedDataset chunked) {
      return new ChunkedMatrix(file, hdf, chunked, type, order(dataset.getDataType()));
    }
    throw unsupported(file, dataset, "stored contiguously or in chunks");
  }

  private static void requireInside(StoredArray place) {
    if (place.end() > FileBytes.size(place.file())) {
      throw new DamagedFileException(
          place.file().getFileName().toString(),
          place.offset(),
          "a matrix of "
              + place.numRows()
              + " rows goes beyond the file's end; it was cut short, copy it again");
    }
  }

  private static NotSupportedException unsupported(Path file, Dataset dataset, String expected) {
    return new NotSupportedException(
        file.getFileName() + ": " + dataset.getPath() + " is not " + expected);
  }

  /**
   * How numbers of an HDF5 type are stored.
   *
   * @param type the type
   * @return empty if they are no plain numbers
   */
  static Optional<NumberType> numberType(DataType type) {
    if (type instanceof FloatingPoint) {
      return switch (type.getSize()) {
        case Float.BYTES -> Optional.of(NumberType.F32);
        case Double.BYTES -> Optional.of(NumberType.F64);
        default -> Optional.empty();
      };
    }
    if (!(type instanceof FixedPoint integer) || integer.getBitPrecision() != 8 * type.getSize()) {
      return Optional.empty();
    }
    boolean signed = integer.isSigned();
    return switch (type.getSize()) {
      case Byte.BYTES -> Optional.of(signed ? NumberType.I8 : NumberType.U8);
      case Short.BYTES -> Optional.of(signed ? NumberType.I16 : NumberType.U16);
      case Integer.BYTES -> Optional.of(signed ? NumberType.I32 : NumberType.U32);
      case Long.BYTES -> Optional.of(signed ? NumberType.I64 : NumberType.U64);
      default -> Optional.empty();
    };
  }

  private static ByteOrder order(DataType type) {
    return type instanceof FixedPoint integer
        ? integer.getByteOrder()
        : ((FloatingPoint) type).getByteOrder();
  }

  /**
   * Reads with the library. It reports damage by many kinds of unchecked exceptions, and by errors
   * where a damaged size makes it take memory or go round in circles, so all of them are one kind
   * here.
   *
   * @param <T> what is read
   * @param file the file, for messages
   * @param reading reads
   * @return what was read
   * @throws DamagedFileException if the structure cannot be read
   * @throws NotSupportedException if the library says that it does not know a feature
   */
  @SuppressWarnings("IllegalCatch")
  static <T> T guarded(Path file, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (SpikePressException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | InternalError e) {
      Optional<Throwable> unsupported = unsupported(e);
      if (unsupported.isPresent()) {
        throw new NotSupportedException(
            file.getFileName()
                + " uses a feature of HDF5 that cannot be read: "
                + firstLine(unsupported.get()));
      }
      throw new DamagedFileException(
          file.getFileName().toString(),
          DamagedFileException.UNKNOWN_OFFSET,
          "its HDF5 structure cannot be read (" + firstLine(e) + "); copy it again",
          e);
    }
  }

  private static Optional<Throwable> unsupported(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
        .limit(GREATEST_LINKS)
        .filter(UnsupportedHdfException.class::isInstance)
        .findFirst();
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage())
        .lines()
        .findFirst()
        .filter(line -> !line.contains("null"))
        .orElse("no reason given");
  }
}
