// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.quantization.BeamSearch;
import io.github.spikepress.waveforms.Waveforms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The encoder of a trained network as a chip would run it: weights, activations and codewords are
 * small integers, sums have 32 bits, and rescaling is a multiplication and a shift. It makes the
 * 8-bit claim of Section 4.3 of the CAE paper measurable: its codeword indexes go to the unchanged
 * decoder. Only integers take part between the ports and the indexes, so equal spikes give equal
 * indexes on any machine. Immutable and thread-safe.
 */
public final class IntegerEncoder {

  private final CaeCoder coder;
  private final IntegerPrecision precision;
  private final double inputUnit;
  private final IntegerConvolution first;
  private final List<Stage> stages = new ArrayList<>();
  private final IntegerConvolution last;
  private final Codebooks codebooks;

  private IntegerEncoder(
      CaeCoder coder, CaeTensors tensors, ActivationRanges ranges, IntegerPrecision precision) {
    this.coder = coder;
    this.precision = precision;
    CaeNetwork network = coder.network();
    inputUnit = unit(ranges.input(), precision.greatestSigned());
    double wide = unit(ranges.wide()[0], precision.greatestRectified());
    first = layer(network.encoderInput(), tensors, inputUnit, wide);
    for (int stage = 0; stage < CaeNetwork.STAGES; stage++) {
      double reduced = unit(ranges.inner()[stage][0], precision.greatestRectified());
      double extracted = unit(ranges.inner()[stage][1], precision.greatestRectified());
      double next = unit(ranges.wide()[stage + 1], precision.greatestRectified());
      List<Convolution> layers = network.encoderStage(stage);
      stages.add(
          new Stage(
              layer(layers.get(0), tensors, wide, reduced),
              layer(layers.get(1), tensors, reduced, extracted),
              layer(layers.get(2), tensors, extracted, next),
              Rescaling.of(wide / next)));
      wide = next;
    }
    double latent = unit(ranges.latent(), precision.greatestWeight());
    last = layer(network.encoderOutput(), tensors, wide, latent);
    codebooks = rounded(tensors, network, latent);
  }

  private IntegerConvolution layer(
      Convolution shape, CaeTensors tensors, double inputUnit, double outputUnit) {
    return new IntegerConvolution(
        FoldedConvolution.of(shape, tensors), precision, inputUnit, outputUnit);
  }

  private static double unit(double greatest, int steps) {
    return greatest > 0 ? greatest / steps : 1;
  }

  /** Small integers as floats: their squared distances are exact. */
  private Codebooks rounded(CaeTensors tensors, CaeNetwork network, double latentUnit) {
    int levels = network.settings().levels();
    int k = network.settings().k();
    float[] values = tensors.floats(CaeTensors.CODEBOOK, levels, k, network.codewordLength());
    int limit = precision.greatestWeight();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-limit, Math.min(limit, Math.round(values[i] / latentUnit)));
    }
    return new Codebooks(network, values, new float[levels * k]);
  }

  /**
   * Rounds the encoder of a trained network.
   *
   * @param codec the trained network
   * @param calibration spikes that show how large activations become, for example those it was
   *     trained on; at least 1
   * @param precision bits of weights and activations
   * @return the integer encoder
   * @throws NotSupportedException if the network has a linear path or prices its codewords, which
   *     the paper's network has not
   */
  public static IntegerEncoder of(
      CaeCodec codec, Waveforms calibration, IntegerPrecision precision) {
    CaeCoder coder = codec.coder();
    coder.window().requireEncodable(calibration);
    if (calibration.numSpikes() == 0) {
      throw new WrongArgumentException("an integer encoder needs at least 1 spike to calibrate on");
    }
    CaeSettings settings = coder.network().settings();
    if (settings.linearPath() || settings.search().isPriced()) {
      throw new NotSupportedException(
          "only networks without linear path and without prices of codewords can be run in"
              + " integers: train with linear_path=false and rate_weight=0");
    }
    CaeTensors tensors = new CaeTensors(codec.model().tensors());
    ActivationRanges ranges = ActivationRanges.of(coder, tensors, calibration);
    return new IntegerEncoder(coder, tensors, ranges, precision);
  }

  /**
   * Encodes waveforms in integers.
   *
   * @param waveforms {@code [spike][channel][sample]} of the network's window, finite
   * @return codeword indexes {@code [group][vector][level]} row-major for {@link CaeCoder#decode}
   */
  public int[] encode(Waveforms waveforms) {
    coder.window().requireEncodable(waveforms);
    int groups = coder.layout().groups(waveforms.numSpikes());
    int perGroup = coder.network().indexes();
    int[] indexes = new int[groups * perGroup];
    IntStream.range(0, groups)
        .parallel()
        .forEach(group -> encodeGroup(waveforms, group, indexes, group * perGroup));
    return indexes;
  }

  private void encodeGroup(Waveforms waveforms, int group, int[] indexes, int at) {
    int[][] planes =
        limited(first.apply(ports(waveforms, group)), 0, precision.greatestRectified());
    for (Stage stage : stages) {
      planes = stage.apply(planes, precision.greatestRectified());
    }
    int limit = precision.greatestWeight();
    float[][] latents = floats(limited(last.apply(planes), -limit, limit));
    BeamSearch search = codebooks.search();
    float[] vector = new float[coder.network().codewordLength()];
    int to = at;
    for (int i = 0; i < coder.network().vectors(); i++) {
      codebooks.gather(latents, 1, i, vector);
      int[] found = search.search(vector);
      System.arraycopy(found, 0, indexes, to, found.length);
      to += found.length;
    }
  }

  private int[][] ports(Waveforms waveforms, int group) {
    int limit = precision.greatestSigned();
    return Arrays.stream(coder.ports(waveforms, group, 1, 1))
        .map(
            port ->
                IntStream.range(0, port.length)
                    .map(
                        t ->
                            (int) Math.max(-limit, Math.min(limit, Math.rint(port[t] / inputUnit))))
                    .toArray())
        .toArray(int[][]::new);
  }

  private static int[][] limited(int[][] planes, int least, int greatest) {
    for (int[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = Math.max(least, Math.min(greatest, plane[i]));
      }
    }
    return planes;
  }

  private static float[][] floats(int[][] planes) {
    float[][] values = new float[planes.length][];
    for (int c = 0; c < planes.length; c++) {
      values[c] = new float[planes[c].length];
      for (int i = 0; i < planes[c].length; i++) {
        values[c][i] = planes[c][i];
      }
    }
    return values;
  }

  /** A ResNeXt block and the downsampling after it. */
  private record Stage(
      IntegerConvolution reduce,
      IntegerConvolution extract,
      IntegerConvolution restore,
      Rescaling shortcut) {

    int[][] apply(int[][] wide, int greatest) {
      int[][] reduced = limited(reduce.apply(wide), 0, greatest);
      int[][] extracted = limited(extract.apply(reduced), 0, greatest);
      int[][] restored = restore.apply(extracted);
      int[][] halved = new int[restored.length][restored[0].length / 2];
      for (int c = 0; c < restored.length; c++) {
        for (int t = 0; t < halved[c].length; t++) {
          halved[c][t] =
              Math.max(
                  restored[c][2 * t] + shortcut.apply(wide[c][2 * t]),
                  restored[c][2 * t + 1] + shortcut.apply(wide[c][2 * t + 1]));
        }
      }
      return limited(halved, 0, greatest);
    }
  }
}
