// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.plugin.commands;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The work of a command on a thread of its own, so that whoever cancels it is rid of it at once.
 * Work asks between its steps whether to stop; a step that lasts too long is left behind: its
 * thread runs on at the lowest priority until it asks, and because the thread is interrupted, no
 * file of it appears any more (an interrupted thread cannot write to a {@code FileChannel}).
 */
final class CommandWork {

  private static final long POLL_MILLISECONDS = 40;
  private static final long GRACE_NANOS = 300_000_000L;

  private final Thread thread;
  private final FutureTask<Void> end;

  private CommandWork(String name, Runnable work) {
    end = new FutureTask<>(work, null);
    thread = new Thread(end, name);
    thread.setDaemon(true);
  }

  /**
   * Does work and waits for it.
   *
   * @param name of the thread
   * @param work what to do
   * @param progress which the work asks whether to stop
   * @throws CancellationException if the work was cancelled and gave nothing
   */
  static void run(String name, Runnable work, CommandProgress progress) {
    CommandWork started = new CommandWork(name, work);
    started.thread.start();
    long cancelledAt = 0;
    while (!started.isDone()) {
      RunningCommands.heedEscape();
      if (progress.isCancelled() && !progress.handsOverBest()) {
        cancelledAt = cancelledAt == 0 ? System.nanoTime() : cancelledAt;
        if (System.nanoTime() - cancelledAt > GRACE_NANOS) {
          started.leave(progress);
          throw new CancellationException(name + " was cancelled");
        }
      }
    }
  }

  private boolean isDone() {
    try {
      end.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }

  private void leave(CommandProgress progress) {
    progress.abandon();
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.interrupt();
  }
}
