#@ File (label="Input file", style="open", persist=false) input
#@ File (label="Table (.csv)", style="save", persist=false) output
#@ String (label="Method", choices={"kmeans","auto","bnn","dense"}, value="kmeans", persist=false) method
#@ Integer (label="Units (0 = find the number)", value=0, persist=false) units
#@ Integer (label="Restarts of kmeans", value=500, persist=false) restarts
#@ CommandService command
#@output Object results
# Sorts the spikes of a file into units.
module = command.run("io.github.spikepress.plugin.commands.SortSpikes", True, ["input", input, "output", output, "method", method, "units", units, "restarts", restarts]).get()
if module.isCanceled():
    raise RuntimeError(module.getCancelReason())
results = module.getOutput("results")
