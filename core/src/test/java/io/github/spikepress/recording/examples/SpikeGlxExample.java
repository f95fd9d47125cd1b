// SPDX-License-Identifier: BSD-2-Clause
package io.github.spikepress.recording.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** SpikeGLX of a probe of the 1.0 family whose channels have different gains, with a sync word. */
final class SpikeGlxExample implements RecordingExample {

  private static final int SYNC = 1;

  @Override
  public Path write(Path folder, int[][] steps) throws IOException {
    byte[] bytes = Bytes.interleaved(steps, SYNC);
    Path file = folder.resolve("a_g0_t0.imec0.ap.bin");
    Files.write(file, bytes);
    Files.writeString(
        folder.resolve("a_g0_t0.imec0.ap.meta"), meta(steps.length, bytes.length, ""));
    return file;
  }

  private static String meta(int numChannels, long bytes, String more) {
    StringBuilder table = new StringBuilder("~imroTbl=(0," + numChannels + ")");
    for (int i = 0; i < numChannels; i++) {
      table.append("(" + i + " 0 0 " + gain(i) + " 250 1)");
    }
    return String.join(
        "\r\n",
        "acqApLfSy=" + numChannels + "," + numChannels + ",1",
        "fileSizeBytes=" + bytes,
        "imAiRangeMax=0.6",
        "imDatPrb_type=0",
        "imSampRate=25000",
        "nSavedChans=" + (numChannels + SYNC),
        "snsSaveChanSubset=0:" + (numChannels - 1) + "," + 2 * numChannels,
        "typeThis=imec",
        table,
        more);
  }

  private static int gain(int channel) {
    return channel % 2 == 0 ? 500 : 1000;
  }

  @Override
  public double gainUv(int channel) {
    return 1e6 * 0.6 / 512 / gain(channel);
  }

  @Override
  public List<String> channelNames(int numChannels) {
    return IntStream.range(0, numChannels).mapToObj(i -> "AP" + i).toList();
  }

  @Override
  public Map<String, Path> hostile(Path folder) throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String line :
        List.of(
            "nSavedChans=2000000000",
            "nSavedChans=-1",
            "fileSizeBytes=9223372036854775807",
            "acqApLfSy=2147483647,2147483647,2147483647",
            "snsSaveChanSubset=0:2147483646",
            "imSampRate=NaN",
            "imAiRangeMax=1e308")) {
      Path own = Files.createDirectory(folder.resolve("h" + files.size()));
      Path file = own.resolve("a.bin");
      Files.write(file, Bytes.interleaved(new int[2][1920], SYNC));
      Files.writeString(own.resolve("a.meta"), meta(2, Files.size(file), line));
      files.put(line, file);
    }
    return files;
  }
}
