#@ File (label="Input file", style="open", persist=false) input
#@ File (label="Spikes (.npy or .mat)", style="save", persist=false) output
#@ String (label="Model file (empty = embedded or bundled)", required=false, value="", persist=false) codec
#@ Double (label="From (s)", value=0, persist=false) from_time
#@ Double (label="To (s, 0 = end)", value=0, persist=false) to_time
#@ String (label="Channels (such as 0-3 7, empty = all)", required=false, value="", persist=false) channels
#@ CommandService command
#@output Object results
# Restores the spikes of a compressed file.
module = command.run("io.github.spikepress.plugin.commands.DecompressSpikes", True, ["input", input, "output", output, "codec", codec, "from_time", from_time, "to_time", to_time, "channels", channels]).get()
if module.isCanceled():
    raise RuntimeError(module.getCancelReason())
results = module.getOutput("results")
