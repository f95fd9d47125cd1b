#@ CommandService command
#@output Object results
// Versions and citation.
module = command.run("io.github.spikepress.plugin.commands.AboutSpikePress", true).get()
if (module.isCanceled()) {
  throw new RuntimeException(module.getCancelReason())
}
results = module.getOutput("results")
