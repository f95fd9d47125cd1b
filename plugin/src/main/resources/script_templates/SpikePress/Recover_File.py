#@ File (label="Interrupted file", style="open", persist=false) input
#@ File (label="Output file (.spkz)", style="save", persist=false) output
#@ CommandService command
#@output Object results
# Makes a whole .spkz file of one whose writer was killed (.spkz.part) or that was cut short, and says what is missing.
module = command.run("io.github.spikepress.plugin.commands.RecoverFile", True, ["input", input, "output", output]).get()
if module.isCanceled():
    raise RuntimeError(module.getCancelReason())
results = module.getOutput("results")
