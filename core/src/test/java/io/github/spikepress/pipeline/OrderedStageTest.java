// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedStageTest {

  @Test
  void resultsComeInTheOrderOfThePieces() {
    List<Integer> results = new ArrayList<>();
    try (Workers workers = new Workers("test", 4)) {
      OrderedStage<Integer, Integer> stage =
          new OrderedStage<>(workers, 5, OrderedStageTest::slowIfEven, results::add);
      IntStream.range(0, 50).forEach(stage::put);
      stage.drain();
    }
    assertEquals(IntStream.range(0, 50).boxed().toList(), results);
  }

  @Test
  void piecesWaitWhenTheQueueIsFull() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Workers workers = new Workers("test", 2)) {
      OrderedStage<Integer, Integer> stage =
          new OrderedStage<>(
              workers, 3, piece -> slowIfEven(piece), result -> inside.decrementAndGet());
      for (int i = 0; i < 40; i++) {
        stage.put(i);
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      }
      stage.drain();
    }
    assertTrue(most.get() <= 3, most + " at once");
    assertEquals(0, inside.get());
  }

  @Test
  void failuresArriveAndTheFirstPieceWins() {
    try (Workers workers = new Workers("test", 3)) {
      OrderedStage<Integer, Integer> stage =
          new OrderedStage<>(workers, 2, OrderedStageTest::failing, result -> {});
      stage.put(1);
      assertThrows(WrongArgumentException.class, stage::drain);
      AtomicInteger done = new AtomicInteger();
      WrongArgumentException failure =
          assertThrows(
              WrongArgumentException.class,
              () ->
                  workers.forEach(
                      9,
                      piece -> {
                        done.incrementAndGet();
                        if (piece % 4 == 3) {
                          failing(piece);
                        }
                      }));
      assertEquals("piece 3", failure.getMessage());
      assertEquals(9, done.get(), "nobody works on when the failure is thrown");
    }
  }

  @Test
  void latenciesAreQuantiles() {
    StageTimes times = new StageTimes();
    for (int i = 1; i <= 1000; i++) {
      times.add("stage", i * 1_000_000L);
    }
    StageTimes.Latency latency = times.byStage().get("stage");
    assertEquals(1000, latency.pieces());
    assertEquals(500, latency.medianMs(), 500 * 0.045);
    assertEquals(999, latency.p999Ms(), 999 * 0.045);
  }

  @Test
  void settingsAreChecked() {
    assertThrows(WrongArgumentException.class, () -> new Workers("none", 0));
    assertThrows(
        WrongArgumentException.class, () -> new PipelineSettings(0, java.util.OptionalInt.empty()));
    assertTrue(PipelineSettings.usual().threads() >= 1);
  }

  private static int slowIfEven(int piece) {
    if (piece % 2 == 0) {
      try {
        Thread.sleep(3);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return piece;
  }

  private static int failing(int piece) {
    throw new WrongArgumentException("piece " + piece);
  }
}
