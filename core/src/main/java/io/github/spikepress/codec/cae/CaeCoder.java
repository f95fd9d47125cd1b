// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.codec.SpikeWindow;
import io.github.spikepress.files.Tensor;
import io.github.spikepress.quantization.BeamSearch;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * From waveforms to codeword indexes and back, without any entropy coding. The same waveforms give
 * the same indexes and the same restored values on any machine, however the work is spread over
 * threads. Immutable and thread-safe.
 */
public final class CaeCoder {

  private final CaeNetwork network;
  private final SpikeWindow window;
  private final PortLayout layout;
  private final Normaliser normaliser;
  private final CaeEncoder encoder;
  private final CaeDecoder decoder;
  private final Codebooks codebooks;

  /**
   * Builds encoder and decoder from a trained network.
   *
   * @param settings the architecture
   * @param numChannels channels of each spike
   * @param numSamples samples of each channel
   * @param tensors the trained numbers by name
   * @throws io.github.spikepress.errors.DamagedFileException if a tensor is missing or misshapen
   */
  public CaeCoder(
      CaeSettings settings, int numChannels, int numSamples, Map<String, Tensor> tensors) {
    network = new CaeNetwork(settings, numSamples);
    window = new SpikeWindow(numChannels, numSamples);
    layout = new PortLayout(numChannels, settings.mSpk());
    CaeTensors named = new CaeTensors(tensors);
    normaliser =
        new Normaliser(
            named.floats(CaeTensors.MEAN, numSamples),
            named.floats(CaeTensors.DEVIATION, numSamples));
    encoder = new CaeEncoder(network, named);
    decoder = new CaeDecoder(network, named);
    codebooks = named.codebooks(network);
  }

  /**
   * The layers.
   *
   * @return the network
   */
  public CaeNetwork network() {
    return network;
  }

  /**
   * The window of the spikes.
   *
   * @return channels and samples
   */
  public SpikeWindow window() {
    return window;
  }

  /**
   * Which waveform goes to which port.
   *
   * @return the layout
   */
  public PortLayout layout() {
    return layout;
  }

  /**
   * Encodes waveforms.
   *
   * @param waveforms {@code [spike][channel][sample]} of the network's window, finite
   * @return codeword indexes {@code [group][vector][level]} row-major, each below K
   * @throws io.github.spikepress.errors.WrongArgumentException if the window differs or a value is
   *     not finite
   */
  public int[] encode(Waveforms waveforms) {
    window.requireEncodable(waveforms);
    int groups = layout.groups(waveforms.numSpikes());
    int[] indexes = new int[groups * network.indexes()];
    batches(groups, CaeEncoder.LANES).forEach(first -> encodeBatch(waveforms, first, indexes));
    return indexes;
  }

  /**
   * Latents as the codeword search sees them.
   *
   * @param waveforms {@code [spike][channel][sample]} of the network's window, finite
   * @return {@code [group × vector][element]}, elements in the order feature, time
   */
  public float[][] latents(Waveforms waveforms) {
    window.requireEncodable(waveforms);
    int groups = layout.groups(waveforms.numSpikes());
    float[][] all = new float[groups * network.vectors()][];
    batches(groups, CaeEncoder.LANES)
        .forEach(
            first -> {
              float[][] vectors = vectors(waveforms, first);
              System.arraycopy(vectors, 0, all, first * network.vectors(), vectors.length);
            });
    return all;
  }

  /**
   * Decodes indexes.
   *
   * @param numSpikes how many spikes they hold
   * @param indexes what {@link #encode} gave for that many spikes
   * @return {@code [spike][channel][sample]} in the recording's units
   */
  public Waveforms decode(int numSpikes, int[] indexes) {
    int channels = layout.numChannels();
    float[] values = new float[numSpikes * channels * network.numSamples()];
    batches(layout.groups(numSpikes), CaeDecoder.LANES)
        .forEach(first -> decodeBatch(numSpikes, first, indexes, values));
    return new Waveforms(numSpikes, channels, network.numSamples(), values);
  }

  private static IntStream batches(int groups, int lanes) {
    return IntStream.range(0, (groups + lanes - 1) / lanes).parallel().map(batch -> batch * lanes);
  }

  private void encodeBatch(Waveforms waveforms, int firstGroup, int[] indexes) {
    BeamSearch search = codebooks.search();
    int at = firstGroup * network.indexes();
    for (float[] vector : vectors(waveforms, firstGroup)) {
      int[] found = search.search(vector);
      System.arraycopy(found, 0, indexes, at, found.length);
      at += found.length;
    }
  }

  /** The latents of one batch as {@code [group × vector][element]}. */
  private float[][] vectors(Waveforms waveforms, int firstGroup) {
    int lanes = CaeEncoder.LANES;
    int used = Math.min(lanes, layout.groups(waveforms.numSpikes()) - firstGroup);
    float[][] ports = ports(waveforms, firstGroup, used, lanes);
    CaeEncoder.Scratch scratch = encoder.scratch();
    encoder.encode(ports, scratch);
    float[][] vectors = new float[used * network.vectors()][network.codewordLength()];
    for (int i = 0; i < vectors.length; i++) {
      codebooks.gather(scratch.latents, lanes, i, vectors[i]);
    }
    return vectors;
  }

  /**
   * Lays out the normalised waveforms of some groups.
   *
   * @param waveforms the spikes
   * @param firstGroup the first group
   * @param used groups that are laid out
   * @param lanes lanes of the planes, at least as many
   * @return planes {@code [port][time × lane]}
   */
  float[][] ports(Waveforms waveforms, int firstGroup, int used, int lanes) {
    float[][] ports = Planes.allocate(layout.mSpk(), network.numTimes() * lanes);
    for (int lane = 0; lane < used; lane++) {
      for (int port = 0; port < layout.mSpk(); port++) {
        int waveform = layout.waveform(firstGroup + lane, port, waveforms.numSpikes());
        int from = waveform * network.numSamples();
        for (int t = 0; t < network.numSamples(); t++) {
          ports[port][t * lanes + lane] = normaliser.normalise(t, waveforms.values()[from + t]);
        }
      }
    }
    return ports;
  }

  private void decodeBatch(int spikes, int firstGroup, int[] indexes, float[] values) {
    int lanes = CaeDecoder.LANES;
    int used = Math.min(lanes, layout.groups(spikes) - firstGroup);
    CaeDecoder.Scratch scratch = decoder.scratch();
    for (int lane = 0; lane < used; lane++) {
      int from = (firstGroup + lane) * network.indexes();
      codebooks.lookUp(indexes, from, scratch.latents, lane, lanes);
    }
    decoder.decode(scratch);
    for (int lane = 0; lane < used; lane++) {
      for (int port = 0; port < layout.mSpk(); port++) {
        if (!layout.isFill(firstGroup + lane, port, spikes)) {
          int to = layout.waveform(firstGroup + lane, port, spikes) * network.numSamples();
          restore(scratch.ports[port], lane, values, to);
        }
      }
    }
  }

  private void restore(float[] plane, int lane, float[] values, int to) {
    for (int t = 0; t < network.numSamples(); t++) {
      values[to + t] = normaliser.restore(t, plane[t * CaeDecoder.LANES + lane]);
    }
  }
}
