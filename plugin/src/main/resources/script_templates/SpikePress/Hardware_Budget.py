#@ File (label="Model or compressed file", style="open", persist=false) input
#@ Double (label="Firing rate (Hz per channel)", value=20, persist=false) firing_rate
#@ CommandService command
#@output Object results
# What a codec's encoder takes on a chip.
module = command.run("io.github.spikepress.plugin.commands.HardwareBudgetReport", True, ["input", input, "firing_rate", firing_rate]).get()
if module.isCanceled():
    raise RuntimeError(module.getCancelReason())
results = module.getOutput("results")
