// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.waveforms;

import io.github.spikepress.detection.DetectionSettings;
import io.github.spikepress.errors.WrongArgumentException;
import io.github.spikepress.filtering.BandPassSettings;
import io.github.spikepress.filtering.Preprocessing;
import io.github.spikepress.filtering.Reference;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How spikes are found in a recording and cut out of it.
 *
 * @param filter the band to keep; empty for a recording that is filtered already
 * @param reference what is subtracted from all channels after the filter
 * @param detection what counts as a spike
 * @param alignment where a spike's peak is looked for
 * @param window the piece that is kept; empty for the usual one of the sampling frequency
 * @param channelsPerGroup neighbouring channels that see the same neurons and are cut together;
 *     empty for all channels of a recording of up to four, else one
 */
public record CuttingSettings(
    Optional<BandPassSettings> filter,
    Reference reference,
    DetectionSettings detection,
    AlignmentSettings alignment,
    Optional<CutWindow> window,
    OptionalInt channelsPerGroup) {

  /** The defaults of every part. */
  public static final CuttingSettings DEFAULT =
      new CuttingSettings(
          Optional.of(BandPassSettings.DEFAULT),
          Reference.NONE,
          DetectionSettings.DEFAULT,
          AlignmentSettings.DEFAULT,
          Optional.empty(),
          OptionalInt.empty());

  private static final int TETRODE = 4;

  /** Checks the ranges. */
  public CuttingSettings {
    if (channelsPerGroup.isPresent() && channelsPerGroup.getAsInt() < 1) {
      throw new WrongArgumentException(
          "a group needs at least 1 channel, got " + channelsPerGroup.getAsInt());
    }
  }

  /**
   * The same with another filter.
   *
   * @param other the band to keep; empty for none
   * @return the changed settings
   */
  public CuttingSettings withFilter(Optional<BandPassSettings> other) {
    return new CuttingSettings(other, reference, detection, alignment, window, channelsPerGroup);
  }

  /**
   * The same with another reference.
   *
   * @param other what is subtracted from all channels
   * @return the changed settings
   */
  public CuttingSettings withReference(Reference other) {
    return new CuttingSettings(filter, other, detection, alignment, window, channelsPerGroup);
  }

  /**
   * The same with another detection.
   *
   * @param other what counts as a spike
   * @return the changed settings
   */
  public CuttingSettings withDetection(DetectionSettings other) {
    return new CuttingSettings(filter, reference, other, alignment, window, channelsPerGroup);
  }

  /**
   * The same with another alignment.
   *
   * @param other where a spike's peak is looked for
   * @return the changed settings
   */
  public CuttingSettings withAlignment(AlignmentSettings other) {
    return new CuttingSettings(filter, reference, detection, other, window, channelsPerGroup);
  }

  /**
   * The same with another window.
   *
   * @param other the piece that is kept
   * @return the changed settings
   */
  public CuttingSettings withWindow(CutWindow other) {
    return new CuttingSettings(
        filter, reference, detection, alignment, Optional.of(other), channelsPerGroup);
  }

  /**
   * The same with other groups of channels.
   *
   * @param other channels that are cut together
   * @return the changed settings
   */
  public CuttingSettings withChannelsPerGroup(int other) {
    return new CuttingSettings(
        filter, reference, detection, alignment, window, OptionalInt.of(other));
  }

  /**
   * What is done to the signal before spikes are looked for.
   *
   * @return filter and reference
   */
  public Preprocessing preprocessing() {
    return new Preprocessing(filter, reference);
  }

  /**
   * The settings for people and for the files that were made with them.
   *
   * @param samplingFrequencyHz samples per second
   * @return a value for each step
   */
  public Map<String, String> inWords(double samplingFrequencyHz) {
    CutWindow cut = windowAt(samplingFrequencyHz);
    Map<String, String> words = new TreeMap<>();
    words.put("filter", filter.map(CuttingSettings::inWords).orElse("none"));
    words.put("reference", reference.name().toLowerCase(Locale.ROOT));
    words.put("detect_threshold", detection.detectThreshold() + " noise levels");
    words.put("peak_sign", detection.peakSign().name().toLowerCase(Locale.ROOT));
    words.put("dead_time", detection.deadTimeMs() + " ms");
    words.put(
        "alignment",
        "-"
            + alignment.searchBeforeMs()
            + " to +"
            + alignment.searchAfterMs()
            + " ms, "
            + alignment
                .peakSign()
                .map(sign -> sign.name().toLowerCase(Locale.ROOT))
                .orElse("auto"));
    words.put("window", cut.nBefore() + " + " + cut.nAfter() + " samples");
    return words;
  }

  private static String inWords(BandPassSettings band) {
    return band.lowHz() + " to " + band.highHz() + " Hz, Butterworth of order " + band.order();
  }

  /**
   * The window of a signal.
   *
   * @param samplingFrequencyHz samples per second
   * @return the window that was asked for, or the usual one
   */
  public CutWindow windowAt(double samplingFrequencyHz) {
    return window.orElseGet(() -> CutWindow.defaultFor(samplingFrequencyHz));
  }

  /**
   * The groups of a recording.
   *
   * @param numChannels channels of the recording
   * @return how many are cut together
   * @throws WrongArgumentException if they do not divide the recording's channels
   */
  public int groupSize(int numChannels) {
    int size = channelsPerGroup.orElse(numChannels <= TETRODE ? numChannels : 1);
    if (numChannels % size != 0) {
      throw new WrongArgumentException(
          numChannels + " channels do not divide into groups of " + size);
    }
    return size;
  }
}
