#@ File (label="Folder of recordings or cut spikes", style="directory", persist=false) folder
#@ File (label="Folder for compressed files", style="directory", persist=false) output
#@ String (label="Ending of the inputs", value=".npy", persist=false) ending
#@ String (label="Codec (auto, family or model file; empty = bundled)", required=false, value="", persist=false) codec
#@ CommandService command
#@output Integer compressed
# Compresses every file of a folder that has the ending; name.npy becomes name.spkz.
from java.io import File

compressed = 0
for name in sorted(folder.list()):
    if name.endswith(ending):
        target = File(output, name[:-len(ending)] + ".spkz")
        module = command.run("io.github.spikepress.plugin.commands.CompressSpikes", True,
            ["input", File(folder, name), "output", target, "codec", codec]).get()
        if module.isCanceled():
            raise RuntimeError(name + ": " + module.getCancelReason())
        compressed += 1
