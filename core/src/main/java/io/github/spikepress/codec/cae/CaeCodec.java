// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.codec.CodecModel;
import io.github.spikepress.codec.EncodedSpikes;
import io.github.spikepress.codec.ModelCard;
import io.github.spikepress.codec.SpikeCodec;
import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.errors.NotSupportedException;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.waveforms.Waveforms;
import java.util.Set;
import java.util.TreeSet;

/**
 * The trained network as a codec: waveforms become codeword indexes, and the indexes are range
 * coded with the tables of the training spikes.
 */
public final class CaeCodec implements SpikeCodec {

  /** Version of the tensors that this program writes. */
  static final int FORMAT_VERSION = 2;

  /** What older models do not say is as in the authors' network. */
  private static final Set<String> SINCE_VERSION_2 = Set.of("linear_path", "beam", "rate_weight");

  private final CodecModel model;
  private final CaeCoder coder;
  private final IndexTables tables;

  /**
   * Builds the codec of a model.
   *
   * @param model card and tensors
   * @throws DamagedFileException if settings or tensors are missing or misshapen
   * @throws NotSupportedException if the model is of a newer version
   */
  public CaeCodec(CodecModel model) {
    this.model = model;
    ModelCard card = model.card();
    if (card.formatVersion() > FORMAT_VERSION) {
      throw new NotSupportedException(
          "cae model of version %d is newer than this program's version %d: update SpikePress"
              .formatted(card.formatVersion(), FORMAT_VERSION));
    }
    CaeSettings settings = settings(card);
    coder = new CaeCoder(settings, card.numChannels(), card.numSamples(), model.tensors());
    tables = IndexTables.of(new CaeTensors(model.tensors()), settings.levels(), settings.k());
  }

  private static CaeSettings settings(ModelCard card) {
    CaeSettings defaults = CaeSettings.authors();
    Set<String> names = new TreeSet<>(defaults.toMap().keySet());
    if (card.formatVersion() == 1) {
      names.removeAll(SINCE_VERSION_2);
    }
    for (String name : names) {
      if (!card.settings().containsKey(name)) {
        throw damagedCard("setting " + name + " is missing", null);
      }
    }
    try {
      return defaults.with(card.settings());
    } catch (WrongArgumentException e) {
      throw damagedCard(e.getMessage(), e);
    }
  }

  private static DamagedFileException damagedCard(String problem, WrongArgumentException cause) {
    return new DamagedFileException(
        "cae model card", DamagedFileException.UNKNOWN_OFFSET, problem, cause);
  }

  /**
   * Waveforms to codeword indexes and back, without entropy coding.
   *
   * @return the coder
   */
  public CaeCoder coder() {
    return coder;
  }

  @Override
  public CodecModel model() {
    return model;
  }

  @Override
  public EncodedSpikes encode(Waveforms waveforms) {
    int[] indexes = coder.encode(waveforms);
    return new EncodedSpikes(waveforms.numSpikes(), tables.encode(indexes), tables.count(indexes));
  }

  @Override
  public Waveforms decode(int numSpikes, byte[] payload) {
    double indexesPerSpike =
        (double) coder.network().indexes() * coder.layout().numChannels() / coder.layout().mSpk();
    coder
        .window()
        .requireDecodable(numSpikes, payload.length, indexesPerSpike * tables.leastBits());
    int count = Math.multiplyExact(coder.layout().groups(numSpikes), coder.network().indexes());
    return coder.decode(numSpikes, tables.decode(payload, count));
  }

  @Override
  public CodecCost cost() {
    CaeNetwork network = coder.network();
    double groupsPerSpike = (double) coder.layout().numChannels() / coder.layout().mSpk();
    return new CodecCost(
        network.encoderParameters(),
        network.decoderParameters(),
        Math.round(network.encoderMacs() * groupsPerSpike),
        Math.round(network.decoderMacs() * groupsPerSpike));
  }
}
