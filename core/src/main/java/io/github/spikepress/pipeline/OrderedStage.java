// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A stage that works on several pieces at once and hands the results on in the order of the pieces.
 * Its queue is bounded: a piece beyond waits until the oldest is done. Results are handed on in the
 * thread that brings the pieces. Not thread-safe.
 *
 * @param <I> kind of pieces
 * @param <O> kind of results
 */
public final class OrderedStage<I, O> {

  private final Workers workers;
  private final int capacity;
  private final Function<I, O> work;
  private final Consumer<O> sink;
  private final Deque<Future<O>> running = new ArrayDeque<>();

  /**
   * Makes a stage.
   *
   * @param workers who work
   * @param capacity pieces that may be in the stage at once, at least 1
   * @param work makes a result of a piece; from several threads at once
   * @param sink takes the results in order
   */
  public OrderedStage(Workers workers, int capacity, Function<I, O> work, Consumer<O> sink) {
    this.workers = workers;
    this.capacity = capacity;
    this.work = work;
    this.sink = sink;
  }

  /**
   * Brings the next piece, and hands on what is done before it.
   *
   * @param piece the piece
   */
  public void put(I piece) {
    while (running.size() >= capacity || !running.isEmpty() && running.peek().isDone()) {
      handOn();
    }
    running.add(workers.start(() -> work.apply(piece)));
  }

  /** Waits for all pieces and hands their results on. */
  public void drain() {
    while (!running.isEmpty()) {
      handOn();
    }
  }

  private void handOn() {
    sink.accept(Workers.result(running.remove()));
  }
}
