#@ CommandService command
#@output Object results
# Opens the recording that comes with SpikePress.
module = command.run("io.github.spikepress.plugin.commands.OpenSampleRecording", True, []).get()
if module.isCanceled():
    raise RuntimeError(module.getCancelReason())
results = module.getOutput("results")
