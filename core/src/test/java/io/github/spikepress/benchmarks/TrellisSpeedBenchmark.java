// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.benchmarks;

import io.github.spikepress.codec.RateTarget;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.TrainingRequest;
import io.github.spikepress.codec.trellis.TrellisFamily;
import io.github.spikepress.waveforms.Waveforms;
import java.nio.file.Path;
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
 * Spikes a second through the trellis codec at ratio 38, on one core, on the spikes of the set
 * REAL.
 *
 * <pre>
 * mvn -q -pl core test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java \
 *   -Dexec.args="-Dspikepress.data=DATA -cp %classpath org.openjdk.jmh.Main TrellisSpeed"
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 4, time = 3)
@Fork(value = 1, jvmArgsAppend = "-XX:ActiveProcessorCount=1")
public class TrellisSpeedBenchmark {

  private static final int SPIKES = 16_384;

  private SpikeCodec codec;
  private Waveforms spikes;
  private byte[] payload;

  /** Trains the codec. */
  @Setup
  public void train() {
    Path data = Path.of(System.getProperty("spikepress.data", "../../shared/data"));
    BenchmarkSet set = BenchmarkSet.splits("REAL", data).get(0);
    codec =
        new TrellisFamily()
            .train(
                set.training(),
                TrainingRequest.of(new RateTarget.Ratio(38)),
                1,
                TrainingMonitor.SILENT);
    int available = set.test().numSpikes();
    spikes = set.test().select(IntStream.range(0, SPIKES).map(i -> i % available).toArray());
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
