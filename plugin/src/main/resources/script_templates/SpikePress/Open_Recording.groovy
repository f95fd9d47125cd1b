#@ File (label="Input file", style="open", persist=false) input
#@ Boolean (label="Mark detected spikes", value=false, persist=false) detect
#@ CommandService command
#@output Object results
// Opens a recording as a virtual image.
module = command.run("io.github.spikepress.plugin.commands.OpenRecording", true,
    "input", input,
    "detect", detect).get()
if (module.isCanceled()) {
  throw new RuntimeException(module.getCancelReason())
}
results = module.getOutput("results")
