#@ File (label="Compressed file (.spkz)", style="open", persist=false) input
#@ CommandService command
#@output Object results
# Shows what is in a compressed file and verifies it.
module = command.run("io.github.spikepress.plugin.commands.InspectFile", True, ["input", input]).get()
if module.isCanceled():
    raise RuntimeError(module.getCancelReason())
results = module.getOutput("results")
