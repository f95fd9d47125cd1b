// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.codec.BundledModels;
import io.github.spikepress.codec.CodecFamilies;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.progress.Progress;
import io.github.spikepress.simulation.SimulatedSpikes;
import io.github.spikepress.simulation.SimulationSettings;
import io.github.spikepress.waveforms.CuttingSettings;
import io.github.spikepress.waveforms.Waveforms;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Spikes per second of the bundled model for one channel at 24 kHz, tuning included, in payloads of
 * as many spikes as a file's chunks have; on simulated spikes.
 *
 * <pre>
 * mvn -q -pl core test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java \
 *   -Dexec.args="-cp %classpath org.openjdk.jmh.Main BundledSpeed"
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:ActiveProcessorCount=1")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class BundledSpeedBenchmark {

  private static final int SPIKES = 4096;

  private SpikeCodec codec;
  private Waveforms spikes;
  private byte[] payload;

  /** Simulates the spikes. */
  @Setup
  public void simulate() {
    codec = CodecFamilies.load(BundledModels.find(1, 64, 24_000).orElseThrow());
    Waveforms found =
        SimulatedSpikes.make(
                SimulationSettings.DEFAULT.withSize(40, 1),
                CuttingSettings.DEFAULT,
                5,
                Progress.SILENT)
            .waveforms();
    int available = found.numSpikes();
    spikes = found.select(IntStream.range(0, SPIKES).map(i -> i % available).toArray());
    payload = codec.encode(spikes).payload();
  }

  /** Encodes. */
  @Benchmark
  @OperationsPerInvocation(SPIKES)
  public byte[] encode() {
    return codec.encode(spikes).payload();
  }

  /** Decodes. */
  @Benchmark
  @OperationsPerInvocation(SPIKES)
  public Waveforms decode() {
    return codec.decode(SPIKES, payload);
  }
}
