#@ File (label="Input file", style="open", persist=false) input
#@ File (label="Spikes (.npy or .mat)", style="save", persist=false) output
#@ String (label="Model file (empty = embedded or bundled)", required=false, value="", persist=false) codec
#@ CommandService command
#@output Object results
// Restores the spikes of a compressed file.
module = command.run("io.github.spikepress.plugin.commands.DecompressSpikes", true,
    "input", input,
    "output", output,
    "codec", codec).get()
if (module.isCanceled()) {
  throw new RuntimeException(module.getCancelReason())
}
results = module.getOutput("results")
