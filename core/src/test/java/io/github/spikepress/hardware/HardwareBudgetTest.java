// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spikepress.codec.CodecCost;
import io.github.spikepress.errors.WrongArgumentException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HardwareBudgetTest {

  private static final List<LayerCost> ENCODER = NetworkSize.PAPER.encoder();
  private static final List<LayerCost> DECODER = NetworkSize.PAPER.decoder();

  /** The MACs per spike that the paper prints; its own Table 2 does not give them. */
  private static final HardwareBudget PRINTED = new HardwareBudget(17_952, 79_250, Chip.EYERISS);

  @Test
  void tableTwoLineByLine() {
    assertEquals(
        List.of(1024L, 512L, 4608L, 0L, 4608L, 0L, 4096L, 32L, 3072L), parameters(ENCODER));
    assertEquals(List.of(256, 256, 256, 256, 256, 256, 16, 16, 16), channels(ENCODER));
    assertEquals(List.of(48, 48, 48, 24, 24, 12, 12, 12, 12), samples(ENCODER));
    assertEquals(17_952, budget(ENCODER).parameters());
  }

  @Test
  void tableThreeLineByLine() {
    assertEquals(List.of(4096L, 512L, 0L, 394_240L, 0L, 394_240L, 1028L), parameters(DECODER));
    assertEquals(List.of(256, 256, 256, 256, 256, 256, 4), channels(DECODER));
    assertEquals(List.of(12, 12, 24, 24, 48, 48, 48), samples(DECODER));
    assertEquals(794_116, budget(DECODER).parameters());
    assertEquals(812_068, budget(ENCODER).parameters() + budget(DECODER).parameters());
  }

  @Test
  void operationsThatTableTwoGives() {
    List<LayerCost> network = ENCODER.subList(0, 8);
    assertEquals(356_352, network.stream().mapToLong(LayerCost::macs).sum());
    assertEquals(89_088, budget(network).macsPerSpike());
    assertEquals(101_376, budget(ENCODER).macsPerSpike());
    assertEquals(7_102_464, budget(DECODER).macsPerSpike());
  }

  @Test
  void sectionFourThreeAsPrinted() {
    assertEquals(0.95, PRINTED.energyPerSpikeMicrojoule(), 0.005);
    assertEquals(19, PRINTED.powerPerChannelMicrowatt(20), 0.1);
    assertEquals(0.22e6, PRINTED.peakSpikesPerSecond(), 0.01e6);
    assertEquals(0.4e9, Chip.EYERISS.macsPerSecondWithin(Chip.SAFE_WATT_PER_MM2), 0.01e9);
    assertEquals(5000, PRINTED.safeSpikesPerSecond(), 150);
    assertEquals(257, PRINTED.safeChannels(20), "the paper says thousands");
  }

  @Test
  void sectionFourThreeAsAudited() {
    HardwareBudget audited = budget(ENCODER);
    assertEquals(1.220, audited.energyPerSpikeMicrojoule(), 0.001);
    assertEquals(24.40, audited.powerPerChannelMicrowatt(20), 0.01);
    assertEquals(165_720, audited.peakSpikesPerSecond(), 1);
    assertEquals(4020, audited.safeSpikesPerSecond(), 1);
    assertEquals(201, audited.safeChannels(20));
  }

  @Test
  void anyCodecHasABudget() {
    HardwareBudget budget = HardwareBudget.of(new CodecCost(324, 400, 256, 300), Chip.EYERISS);
    assertEquals(324, budget.parameters());
    assertEquals(256 / 83.1e9 * 1e6, budget.energyPerSpikeMicrojoule(), 1e-12);
    assertEquals(16.8e9 / 256, budget.peakSpikesPerSecond(), 1e-3);
  }

  @Test
  void sizesMoveTheTables() {
    NetworkSize tetrode = new NetworkSize(4, 8, 64, 256, 32, 128);
    assertEquals(128L * 16, tetrode.encoder().get(8).parameters());
    assertEquals(128L * 16 * 8, tetrode.encoder().get(8).macs());
    assertEquals(256L * 8 * 16, tetrode.encoder().get(6).macs());
    NetworkSize fewerGroups = new NetworkSize(4, 16, 48, 256, 16, 256);
    assertEquals(2 * 3584L + 1024, fewerGroups.encoder().get(2).parameters());
  }

  @Test
  void impossibleSizesAreRefused() {
    assertThrows(WrongArgumentException.class, () -> new NetworkSize(4, 16, 50, 256, 32, 256));
    assertThrows(WrongArgumentException.class, () -> new NetworkSize(4, 16, 48, 250, 32, 256));
    assertThrows(WrongArgumentException.class, () -> new NetworkSize(0, 16, 48, 256, 32, 256));
    assertThrows(WrongArgumentException.class, () -> new HardwareBudget(1, 0, Chip.EYERISS));
    assertThrows(WrongArgumentException.class, () -> new Chip("none", 0, 1, 1, 1));
    assertThrows(WrongArgumentException.class, () -> new LayerCost("odd", 0, 1, 1, 1, 1));
    assertThrows(WrongArgumentException.class, () -> PRINTED.safeChannels(0));
  }

  private static HardwareBudget budget(List<LayerCost> layers) {
    return HardwareBudget.of(layers, NetworkSize.PAPER.mSpk(), Chip.EYERISS);
  }

  private static List<Long> parameters(List<LayerCost> layers) {
    return layers.stream().map(LayerCost::parameters).toList();
  }

  private static List<Integer> channels(List<LayerCost> layers) {
    return layers.stream().map(LayerCost::outputChannels).toList();
  }

  private static List<Integer> samples(List<LayerCost> layers) {
    return layers.stream().map(LayerCost::outputSamples).toList();
  }
}
