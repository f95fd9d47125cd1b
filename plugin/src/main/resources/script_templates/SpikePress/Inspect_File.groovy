#@ File (label="Compressed file (.spkz)", style="open", persist=false) input
#@ CommandService command
#@output Object results
// Shows what is in a compressed file and verifies it.
module = command.run("io.github.spikepress.plugin.commands.InspectFile", true,
    "input", input).get()
if (module.isCanceled()) {
  throw new RuntimeException(module.getCancelReason())
}
results = module.getOutput("results")
