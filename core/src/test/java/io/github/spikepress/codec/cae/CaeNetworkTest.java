// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.cae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spikepress.errors.WrongArgumentException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tables 2 and 3 of the paper: M=4, N=16, D=48, K=256. */
class CaeNetworkTest {

  private static final Map<String, String> TABLES = Map.of("k", "256");

  private final CaeNetwork paper = new CaeNetwork(CaeSettings.paper().with(TABLES), 48);
  private final CaeNetwork authors = new CaeNetwork(CaeSettings.authors().with(TABLES), 48);

  @Test
  void encoderHasTheParametersOfTableTwo() {
    assertEquals(1024 + 512, paper.encoderInput().parameters());
    assertEquals(4608, sum(paper.encoderStage(0)));
    assertEquals(4608, sum(paper.encoderStage(1)));
    assertEquals(4096 + 32, paper.encoderOutput().parameters());
    assertEquals(3072, paper.codebookNumbers());
    assertEquals(17_952, paper.encoderParameters());
  }

  @Test
  void decoderHasTheParametersOfTableThree() {
    assertEquals(4096 + 512, paper.decoderInput().parameters());
    assertEquals(394_240, sum(paper.decoderStage(0)));
    assertEquals(394_240, sum(paper.decoderStage(1)));
    assertEquals(1028, paper.decoderOutput().parameters());
    assertEquals(794_116, paper.decoderParameters());
  }

  @Test
  void sharedStagesCountOnce() {
    assertEquals(13_344, authors.encoderParameters());
    assertEquals(399_876, authors.decoderParameters());
  }

  @Test
  void operationsAreThoseOfTheTablesLayers() {
    assertEquals(356_352 + 16 * 3072, paper.encoderMacs());
    assertEquals(paper.encoderMacs(), authors.encoderMacs());
    assertEquals(37_879_808L, new CaeNetwork(CaeSettings.paper(), 64).decoderMacs());
  }

  @Test
  void featuresAreAQuarterOfTheFilledUpWindow() {
    assertEquals(12, paper.featureLength());
    assertEquals(16, new CaeNetwork(CaeSettings.paper(), 61).featureLength());
    assertEquals(1, new CaeNetwork(CaeSettings.paper(), 1).featureLength());
  }

  @Test
  void impossibleSettingsAreRefused() {
    CaeSettings settings = CaeSettings.paper();
    assertThrows(WrongArgumentException.class, () -> settings.with(Map.of("groups", "3")));
    assertThrows(WrongArgumentException.class, () -> settings.with(Map.of("k", "1")));
    assertThrows(WrongArgumentException.class, () -> settings.with(Map.of("m_spk", "four")));
    assertThrows(WrongArgumentException.class, () -> settings.with(Map.of("shared_stages", "yes")));
  }

  private static int sum(List<Convolution> layers) {
    return layers.stream().mapToInt(Convolution::parameters).sum();
  }
}
