#@ CommandService command
#@output Object results
// Opens the recording that comes with SpikePress.
module = command.run("io.github.spikepress.plugin.commands.OpenSampleRecording", true).get()
if (module.isCanceled()) {
  throw new RuntimeException(module.getCancelReason())
}
results = module.getOutput("results")
