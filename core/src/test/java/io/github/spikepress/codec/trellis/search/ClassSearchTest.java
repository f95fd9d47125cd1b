// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.codec.trellis.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spikepress.codec.TrainingMonitor;
import io.github.spikepress.codec.trellis.model.Normalization;
import io.github.spikepress.codec.trellis.model.TrellisModel;
import io.github.spikepress.codec.trellis.training.CodebookTrainer;
import io.github.spikepress.codec.trellis.training.TrellisSettings;
import io.github.spikepress.waveforms.Waveforms;
import org.junit.jupiter.api.Test;

class ClassSearchTest {

  /** A model whose bits cost so many dB, and a place between rate and quality. */
  private static ClassSearch.Found found(double price, double bits, double sndrDb) {
    Waveforms spikes = new Waveforms(2, 1, 2, new float[] {1, 2, 3, 4});
    TrellisSettings settings = TrellisSettings.DEFAULT.codebookOf(1);
    TrellisModel model =
        new CodebookTrainer(spikes, Normalization.of(spikes), settings, 1)
            .train(price, TrainingMonitor.SILENT);
    OperatingPoint point = new OperatingPoint(bits, sndrDb);
    return new ClassSearch.Found(settings, new RateSearch.Attempt(model, point));
  }

  @Test
  void whatCostsMoreBitsHasToBringTheirPrice() {
    ClassSearch.Found few = found(0.4, 10, 15);
    assertEquals(0, found(0.6, 11, 15.5).gainDb(few), 1e-6);
    assertEquals(0.3, found(0.6, 10, 15.3).gainDb(few), 1e-6);
    assertEquals(-0.5, few.gainDb(found(0.6, 9, 15)), 1e-6);
  }
}
