#@ CommandService command
#@output Object results
# Versions and citation.
module = command.run("io.github.spikepress.plugin.commands.AboutSpikePress", True, []).get()
if module.isCanceled():
    raise RuntimeError(module.getCancelReason())
results = module.getOutput("results")
