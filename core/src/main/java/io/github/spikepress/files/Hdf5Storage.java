// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.files;

import io.jhdf.HdfFile;
import io.jhdf.Superblock;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;
import io.jhdf.storage.HdfFileChannel;
import java.lang.reflect.Constructor;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * What the library reads of a file, each size compared with the file before memory is taken: a
 * damaged size of an object header would otherwise cost up to 2 GiB, and twice.
 */
final class Hdf5Storage implements HdfBackingStorage {

  /** The library may read a little beyond the end of small structures. */
  private static final int HARMLESS = 1 << 16;

  private final HdfFileChannel file;

  private Hdf5Storage(HdfFileChannel file) {
    this.file = file;
  }

  /**
   * Opens a file through such a storage. The library has a constructor for this, which is not
   * public; the version of the library is pinned, and tests fail should it go.
   *
   * @param channel the file, closed by {@link #close}
   * @param place where HDF5's signature stands
   */
  static HdfFile open(FileChannel channel, int place) {
    Superblock superblock = Superblock.readSuperblock(channel, place);
    HdfBackingStorage storage = new Hdf5Storage(new HdfFileChannel(channel, superblock));
    try {
      Constructor<HdfFile> constructor =
          HdfFile.class.getDeclaredConstructor(HdfBackingStorage.class);
      constructor.setAccessible(true);
      return constructor.newInstance(storage);
    } catch (ReflectiveOperationException e) {
      throw new HdfException("cannot be opened", e);
    }
  }

  /** Closes what {@link #open} opened; closing the library's file alone would not. */
  static void close(HdfFile opened) {
    opened.getHdfBackingStorage().close();
  }

  private void require(long address, long length) {
    if (length > HARMLESS && (address < 0 || length > file.size() - address)) {
      throw new HdfException(
          length + " bytes at byte " + address + " lie beyond the end of the file");
    }
  }

  @Override
  public ByteBuffer readBufferFromAddress(long address, int length) {
    require(address, length);
    return file.readBufferFromAddress(address, length);
  }

  @Override
  public ByteBuffer map(long address, long length) {
    require(address, length);
    return file.map(address, length);
  }

  @Override
  public ByteBuffer mapNoOffset(long address, long length) {
    require(address, length);
    return file.mapNoOffset(address, length);
  }

  @Override
  public long getUserBlockSize() {
    return file.getUserBlockSize();
  }

  @Override
  public Superblock getSuperblock() {
    return file.getSuperblock();
  }

  @Override
  public FileChannel getFileChannel() {
    return file.getFileChannel();
  }

  @Override
  public int getSizeOfOffsets() {
    return file.getSizeOfOffsets();
  }

  @Override
  public int getSizeOfLengths() {
    return file.getSizeOfLengths();
  }

  @Override
  public void close() {
    file.close();
  }

  @Override
  public long size() {
    return file.size();
  }

  /** Says so because the library would ask for the path of a file, which it was not given. */
  @Override
  public boolean inMemory() {
    return true;
  }
}
