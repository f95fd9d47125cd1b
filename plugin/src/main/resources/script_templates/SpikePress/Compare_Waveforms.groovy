#@ File (label="Input file", style="open", persist=false) input
#@ File (label="Compressed file (.spkz)", style="open", persist=false) compressed
#@ Integer (label="Spikes shown (0 = all)", value=200, persist=false) spikes
#@ CommandService command
#@output Object results
// Shows spikes before and after compression, the worst first.
module = command.run("io.github.spikepress.plugin.commands.CompareWaveforms", true,
    "input", input,
    "compressed", compressed,
    "spikes", spikes).get()
if (module.isCanceled()) {
  throw new RuntimeException(module.getCancelReason())
}
results = module.getOutput("results")
