#@ File (label="Folder of recordings or cut spikes", style="directory", persist=false) folder
#@ File (label="Folder for compressed files", style="directory", persist=false) output
#@ String (label="Ending of the inputs", value=".npy", persist=false) ending
#@ String (label="Codec (auto, family or model file; empty = bundled)", required=false, value="", persist=false) codec
#@ CommandService command
#@output Integer compressed
// Compresses every file of a folder that has the ending; name.npy becomes name.spkz.
compressed = 0
for (file in folder.listFiles().findAll { it.name.endsWith(ending) }.sort()) {
  name = file.name.substring(0, file.name.length() - ending.length())
  module = command.run("io.github.spikepress.plugin.commands.CompressSpikes", true,
      "input", file, "output", new File(output, name + ".spkz"), "codec", codec).get()
  if (module.isCanceled()) {
    throw new RuntimeException(file.name + ": " + module.getCancelReason())
  }
  compressed++
}
