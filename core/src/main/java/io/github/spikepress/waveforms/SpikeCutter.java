// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.detection.SignalStatistics;
import io.github.spikepress.filtering.SignalChain;
import io.github.spikepress.pipeline.Workers;
import io.github.spikepress.recording.FiniteSamples;
import io.github.spikepress.recording.SignalShape;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Finds the spikes of a signal that comes block after block and cuts them out, in constant memory
 * whatever its length: filter, reference, detection, alignment, cut. The spikes depend on neither
 * the blocks nor the number of threads: filters carry their state from block to block, and a sample
 * is looked at only when all of the signal around it that matters is there. For one signal, once;
 * not thread-safe.
 */
public final class SpikeCutter {

  private final SignalShape signal;
  private final Workers workers;
  private final SignalChain chain;
  private final GroupCutter[] groups;
  private final int groupSize;
  private final int margin;
  private final CutOrder order;
  private final SpikeForm form;
  private final Consumer<Spikes> sink;
  private float[][] buffer;

  /** Sample at index 0 of the buffer. */
  private long origin;

  /** Samples in the buffer. */
  private int filled;

  /** Index before which all spikes are detected. */
  private int decided;

  private int droppedAtBorders;

  /**
   * Prepares the stages.
   *
   * @param signal what it is
   * @param form what its spikes will be
   * @param settings how spikes are cut
   * @param statistics what it is like as a whole
   * @param workers who do the work
   * @param sink takes the spikes of each block that has any, ascending in time
   */
  public SpikeCutter(
      SignalShape signal,
      SpikeForm form,
      CuttingSettings settings,
      SignalStatistics statistics,
      Workers workers,
      Consumer<Spikes> sink) {
    double hz = signal.samplingFrequencyHz();
    this.signal = signal;
    this.workers = workers;
    this.sink = sink;
    chain = new SignalChain(signal, settings.preprocessing());
    this.form = form;
    groupSize = form.numChannels();
    groups =
        IntStream.range(0, signal.numChannels() / groupSize)
            .mapToObj(group -> new GroupCutter(group, groupSize, hz, settings, statistics))
            .toArray(GroupCutter[]::new);
    margin = groups[0].margin();
    order = new CutOrder(groups.length);
    buffer = new float[signal.numChannels()][4 * margin];
  }

  /**
   * How many spikes lay too near to an end of the signal to be cut.
   *
   * @return so far
   */
  public int droppedAtBorders() {
    return droppedAtBorders;
  }

  /**
   * Takes the next samples, and hands over the spikes that nothing can change any more.
   *
   * @param block {@code [channel][sample]}
   * @param count samples of it that are valid
   * @throws io.github.spikepress.errors.WrongArgumentException if a sample is NaN or infinite
   */
  public void accept(float[][] block, int count) {
    makeRoom(count);
    int at = filled;
    filled += count;
    int to = Math.max(decided, filled - margin);
    if (chain.hasReference()) {
      inSlices((from, end) -> filter(block, count, at, from, end));
      inStretches(at, filled);
      inSlices((from, end) -> {}, to);
    } else {
      inSlices((from, end) -> filter(block, count, at, from, end), to);
    }
    decided = to;
    emit(origin + decided - groups[0].searchBefore());
  }

  /** Hands over the last spikes: nothing follows any more. */
  public void end() {
    inSlices((from, end) -> {}, filled);
    decided = filled;
    emit(Long.MAX_VALUE);
  }

  /** What is done with some of the groups. */
  private interface GroupWork {
    void run(int fromGroup, int toGroup);
  }

  private void inSlices(GroupWork before) {
    int slices = Math.min(groups.length, 4 * workers.count());
    workers.forEach(
        slices,
        slice -> before.run(slice * groups.length / slices, (slice + 1) * groups.length / slices));
  }

  /** Detects up to an index, after something else was done with the same channels. */
  private void inSlices(GroupWork before, int to) {
    GroupCutter.Found[] found = new GroupCutter.Found[groups.length];
    inSlices(
        (fromGroup, toGroup) -> {
          before.run(fromGroup, toGroup);
          for (int group = fromGroup; group < toGroup; group++) {
            found[group] = groups[group].cut(buffer, origin, decided, to, filled);
          }
        });
    for (GroupCutter.Found each : found) {
      order.add(each.cuts());
      droppedAtBorders += each.dropped();
    }
  }

  private void filter(float[][] block, int count, int at, int fromGroup, int toGroup) {
    for (int c = fromGroup * groupSize; c < toGroup * groupSize; c++) {
      FiniteSamples.require(signal.name(), c, origin + at, count, block[c]);
      System.arraycopy(block[c], 0, buffer[c], at, count);
      chain.filter(c, buffer[c], at, at + count);
    }
  }

  private void inStretches(int from, int to) {
    int stretches = Math.max(1, Math.min(to - from, 4 * workers.count()));
    int length = to - from;
    workers.forEach(
        stretches,
        i ->
            chain.reference(
                buffer,
                from + (int) ((long) i * length / stretches),
                from + (int) ((i + 1L) * length / stretches)));
  }

  /** Drops what no spike needs any more; the buffer grows to the largest block once. */
  private void makeRoom(int count) {
    int drop = Math.max(0, decided - margin);
    int size = filled - drop + count;
    boolean grows = size > buffer[0].length;
    for (int c = 0; c < buffer.length; c++) {
      float[] kept = grows ? new float[size] : buffer[c];
      System.arraycopy(buffer[c], drop, kept, 0, filled - drop);
      buffer[c] = kept;
    }
    origin += drop;
    filled -= drop;
    decided -= drop;
  }

  private void emit(long before) {
    List<Cut> ready = order.takeBefore(before);
    if (!ready.isEmpty()) {
      sink.accept(spikes(ready));
    }
  }

  private Spikes spikes(List<Cut> cuts) {
    int size = groupSize * form.numSamples();
    float[] values = new float[cuts.size() * size];
    for (int i = 0; i < cuts.size(); i++) {
      System.arraycopy(cuts.get(i).values(), 0, values, i * size, size);
    }
    SpikeEvents events =
        new SpikeEvents(
            cuts.stream().mapToLong(Cut::sample).toArray(),
            cuts.stream().mapToInt(Cut::channel).toArray());
    return new Spikes(
        new Waveforms(cuts.size(), groupSize, form.numSamples(), values),
        Optional.of(events),
        Optional.empty(),
        form.metadata());
  }
}
