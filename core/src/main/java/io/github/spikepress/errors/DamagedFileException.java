// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.errors;

/** A file does not hold what its format promises. */
public final class DamagedFileException extends SpikePressException {

  private static final long serialVersionUID = 1L;

  /** Offset of a damage whose place in the file is not known. */
  public static final long UNKNOWN_OFFSET = -1;

  private final long offset;

  /**
   * Names a damage and its place.
   *
   * @param file the file's name
   * @param offset byte offset at which the damage was noticed, or {@link #UNKNOWN_OFFSET}
   * @param problem what was found there and what was expected
   */
  public DamagedFileException(String file, long offset, String problem) {
    this(file, offset, problem, null);
  }

  /**
   * Names a damage, its place and the failure that revealed it.
   *
   * @param file the file's name
   * @param offset byte offset at which the damage was noticed, or {@link #UNKNOWN_OFFSET}
   * @param problem what was found there and what was expected
   * @param cause what lies behind it
   */
  public DamagedFileException(String file, long offset, String problem, Throwable cause) {
    super(file + (offset < 0 ? "" : " at byte " + offset) + ": " + problem, cause);
    this.offset = offset;
  }

  /**
   * Where the damage was noticed.
   *
   * @return byte offset in the file, or {@link #UNKNOWN_OFFSET}
   */
  public long offset() {
    return offset;
  }
}
