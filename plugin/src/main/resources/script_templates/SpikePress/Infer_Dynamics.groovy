#@ File (label="Counts (.npy, .h5) or sorted spikes (.csv, .spkz)", style="open", persist=false) input
#@ File (label="Model (.safetensors)", style="open", persist=false) model
#@ File (label="Rates (.npy)", style="save", persist=false) output
#@ CommandService command
#@output Object results
// Infers firing rates from spike counts.
module = command.run("io.github.spikepress.plugin.commands.InferDynamics", true,
    "input", input,
    "model", model,
    "output", output).get()
if (module.isCanceled()) {
  throw new RuntimeException(module.getCancelReason())
}
results = module.getOutput("results")
