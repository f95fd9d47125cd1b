// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.openephys;

import io.github.spikepress.errors.DamagedFileException;
import io.github.spikepress.files.FileBytes;
import io.github.spikepress.files.JsonFields;
import io.github.spikepress.files.StrictJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads {@code structure.oebin}. */
final class StreamList {

  private static final int GREATEST_SIZE = 1 << 25;
  private static final Pattern FOLDER = Pattern.compile("(?!\\.\\.?/?$)[^/\\\\\\x00]+/?");
  private static final double MICROVOLTS = 1e6;

  private StreamList() {}

  /** Whether a file looks like one: an object that has continuous streams. */
  static boolean isStructure(Path file) {
    String text = StandardCharsets.UTF_8.decode(FileBytes.head(file, GREATEST_SIZE)).toString();
    return text.stripLeading().startsWith("{") && text.contains("\"continuous\"");
  }

  static List<RecordedStream> read(Path file) {
    String name = file.getFileName().toString();
    String text = StrictJson.text(name, FileBytes.head(file, GREATEST_SIZE));
    return JsonFields.parse(name, text).objects("continuous").stream()
        .map(StreamList::stream)
        .toList();
  }

  private static RecordedStream stream(JsonFields fields) {
    String folder = fields.text("folder_name");
    if (!FOLDER.matcher(folder).matches()) {
      throw damaged(fields, "folder_name must be the name of one folder");
    }
    double hz = fields.number("sample_rate");
    List<RecordedChannel> channels = new ArrayList<>();
    for (JsonFields channel : fields.objects("channels")) {
      channels.add(channel(channel, channels.size()));
    }
    if (channels.isEmpty() || channels.size() != fields.integer("num_channels")) {
      throw damaged(fields, channels.size() + " channels described, but num_channels differs");
    }
    if (!(hz > 0) || Double.isInfinite(hz)) {
      throw damaged(fields, "sample_rate must be positive, got " + hz);
    }
    RecordedStream stream = new RecordedStream(folder.replace("/", ""), hz, List.copyOf(channels));
    if (stream.electrodes().isEmpty()) {
      throw damaged(fields, "the stream " + stream.folder() + " has only synchronisation words");
    }
    return stream;
  }

  private static RecordedChannel channel(JsonFields fields, int place) {
    String name = fields.text("channel_name");
    double step = fields.number("bit_volts");
    if (!(Math.abs(step) > 0) || Double.isInfinite(step)) {
      throw damaged(fields, "bit_volts must be a finite number other than 0, got " + step);
    }
    boolean inVolts = fields.text("units", "").equals("V");
    if (name.toUpperCase(Locale.ROOT).endsWith("SYNC")) {
      return new RecordedChannel(name, place, Double.NaN, false);
    }
    return new RecordedChannel(name, place, inVolts ? step * MICROVOLTS : step, inVolts);
  }

  private static DamagedFileException damaged(JsonFields fields, String problem) {
    return new DamagedFileException(fields.source(), DamagedFileException.UNKNOWN_OFFSET, problem);
  }
}
