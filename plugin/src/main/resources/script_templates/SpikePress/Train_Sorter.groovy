#@ File (label="Input file", style="open", persist=false) input
#@ File (label="Model file (.safetensors)", style="save", persist=false) output
#@ String (label="Method", choices={"bnn","dense"}, value="bnn", persist=false) method
#@ Integer (label="Units (0 = find the number)", value=0, persist=false) units
#@ Integer (label="Epochs (0 = usual)", value=0, persist=false) epochs
#@ CommandService command
#@output Object results
// Trains a network that sorts spikes as they come.
module = command.run("io.github.spikepress.plugin.commands.TrainSorter", true,
    "input", input,
    "output", output,
    "method", method,
    "units", units,
    "epochs", epochs).get()
if (module.isCanceled()) {
  throw new RuntimeException(module.getCancelReason())
}
results = module.getOutput("results")
