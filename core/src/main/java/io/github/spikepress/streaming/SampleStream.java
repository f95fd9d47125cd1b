// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.streaming;

import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.files.NumberType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Samples as they arrive: frames of one number a channel, little endian, from a socket, a pipe or a
 * growing file. For one reader; not thread-safe.
 */
public final class SampleStream implements AutoCloseable {

  private final InputStream in;
  private final NumberType type;
  private final int numChannels;
  private byte[] bytes = new byte[0];
  private String ending = "";

  /**
   * Wraps a stream.
   *
   * @param in the frames; closed with this
   * @param type how each number is stored
   * @param numChannels numbers of a frame, at least 1
   */
  public SampleStream(InputStream in, NumberType type, int numChannels) {
    if (numChannels < 1) {
      throw new WrongArgumentException("a stream needs at least 1 channel, got " + numChannels);
    }
    this.in = in;
    this.type = type;
    this.numChannels = numChannels;
  }

  /**
   * Waits for the next samples. A stream that breaks off ends there: what came before is good.
   *
   * @param into {@code [channel][sample]}; filled from index 0
   * @param count samples to read
   * @return how many were read; fewer than asked for at the end, a last frame that is not whole
   *     being left out
   */
  public int read(float[][] into, int count) {
    int frame = numChannels * type.size();
    if (bytes.length < count * frame) {
      bytes = new byte[count * frame];
    }
    int length = fill(count * frame);
    int frames = length / frame;
    if (length % frame > 0) {
      ending += "; the last " + length % frame + " bytes were no whole frame";
    }
    ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int c = 0; c < numChannels; c++) {
      for (int t = 0; t < frames; t++) {
        into[c][t] = (float) type.read(numbers, t * numChannels + c);
      }
    }
    return frames;
  }

  private int fill(int length) {
    int at = 0;
    try {
      for (int count = 0; at < length && count >= 0; at += Math.max(0, count)) {
        count = in.read(bytes, at, length - at);
        if (count < 0) {
          ending = "the signal ended";
        }
      }
    } catch (IOException e) {
      // What has arrived is good
      ending = "the signal broke off: " + e.getMessage();
    }
    return at;
  }

  /**
   * How the stream ended.
   *
   * @return one line; empty while it goes on
   */
  public String ending() {
    return ending;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // The signal has ended all the same
      return;
    }
  }
}
