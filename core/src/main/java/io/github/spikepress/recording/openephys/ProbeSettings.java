// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.openephys;

import io.github.spikepress.files.FileBytes;
import io.github.spikepress.recording.ElectrodePosition;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Where the electrodes of a Neuropixels probe lie, from the {@code settings.xml} that the GUI
 * writes beside its experiments. With several probes the file does not say which stream is whose,
 * so none is guessed; a file that cannot be understood gives no positions, because the signal can
 * do without.
 */
final class ProbeSettings {

  private static final int GREATEST_SIZE = 1 << 24;

  private ProbeSettings() {}

  /**
   * Finds positions.
   *
   * @param structure {@code settings/experimentN/recordingM/structure.oebin}
   * @param numElectrodes electrodes of the stream
   * @return one position an electrode; empty if they are not known
   */
  static List<ElectrodePosition> positions(Path structure, int numElectrodes) {
    return file(structure)
        .map(ProbeSettings::read)
        .filter(positions -> positions.size() == numElectrodes)
        .orElse(List.of());
  }

  private static Optional<Path> file(Path structure) {
    Path recording = structure.toAbsolutePath().getParent();
    Path experiment = recording == null ? null : recording.getParent();
    if (experiment == null
        || experiment.getParent() == null
        || !experiment.getFileName().toString().matches("experiment\\d{1,4}")) {
      return Optional.empty();
    }
    String number = experiment.getFileName().toString().substring("experiment".length());
    String name = number.equals("1") ? "settings.xml" : "settings_" + number + ".xml";
    return Optional.of(experiment.resolveSibling(name)).filter(Files::isRegularFile);
  }

  private static List<ElectrodePosition> read(Path file) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    // Nothing outside the file is ever read
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    ByteBuffer bytes = FileBytes.head(file, GREATEST_SIZE);
    try {
      XMLStreamReader xml =
          factory.createXMLStreamReader(
              new ByteArrayInputStream(bytes.array(), bytes.arrayOffset(), bytes.limit()));
      return probe(xml);
    } catch (XMLStreamException | NumberFormatException e) {
      return List.of();
    }
  }

  private static List<ElectrodePosition> probe(XMLStreamReader xml) throws XMLStreamException {
    int probes = 0;
    Map<Integer, Double> x = Map.of();
    Map<Integer, Double> y = Map.of();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "NP_PROBE" -> probes++;
          case "ELECTRODE_XPOS" -> x = numbers(xml);
          case "ELECTRODE_YPOS" -> y = numbers(xml);
          default -> {
            // Settings of other things
          }
        }
      }
    }
    List<ElectrodePosition> positions = new ArrayList<>();
    for (int channel = 0; x.containsKey(channel) && y.containsKey(channel); channel++) {
      positions.add(new ElectrodePosition(x.get(channel), y.get(channel)));
    }
    return probes == 1 && positions.size() == x.size() ? positions : List.of();
  }

  /** Attributes CH0, CH1, ... */
  private static Map<Integer, Double> numbers(XMLStreamReader xml) {
    Map<Integer, Double> numbers = new TreeMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).matches("CH\\d{1,5}")) {
        double value = Double.parseDouble(xml.getAttributeValue(i));
        if (Double.isFinite(value)) {
          numbers.put(Integer.parseInt(xml.getAttributeLocalName(i).substring(2)), value);
        }
      }
    }
    return numbers;
  }
}
