// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.pipeline;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * A fixed number of threads that work on independent pieces. Closing ends them; what they were
 * doing is given up. Thread-safe.
 */
public final class Workers implements AutoCloseable {

  private final int count;
  private final ExecutorService threads;

  /**
   * Starts threads.
   *
   * @param name what they do, for those who look at a running program
   * @param count how many, at least 1
   */
  public Workers(String name, int count) {
    if (count < 1 || count > 4096) {
      throw new WrongArgumentException("threads must be 1 to 4096, got " + count);
    }
    this.count = count;
    threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * The number of threads.
   *
   * @return at least 1
   */
  public int count() {
    return count;
  }

  /**
   * Starts a piece of work.
   *
   * @param work what is to be done
   * @param <T> kind of result
   * @return the result to come; see {@link #result}
   */
  public <T> Future<T> start(Callable<T> work) {
    return threads.submit(work);
  }

  /**
   * Does independent pieces at once and waits for all of them.
   *
   * @param pieces how many
   * @param work does the piece of a number from 0 on; of several that fail, the failure of the
   *     lowest number is thrown, as if they had been done in order
   */
  public void forEach(int pieces, IntConsumer work) {
    List<Future<?>> running = new ArrayList<>(pieces);
    for (int i = 0; i < pieces; i++) {
      int piece = i;
      running.add(threads.submit(() -> work.accept(piece)));
    }
    running.forEach(Workers::awaitEnd);
    running.forEach(Workers::result);
  }

  /** Whoever fails, nobody may go on with what the caller then takes back. */
  private static void awaitEnd(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (ExecutionException e) {
      // Thrown when the results are asked for
      return;
    }
  }

  private static CancellationException interrupted() {
    Thread.currentThread().interrupt();
    return new CancellationException("the work was interrupted");
  }

  /**
   * Waits for a result.
   *
   * @param future what {@link #start} gave
   * @param <T> kind of result
   * @return the result
   * @throws CancellationException if this thread is interrupted
   */
  public static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
