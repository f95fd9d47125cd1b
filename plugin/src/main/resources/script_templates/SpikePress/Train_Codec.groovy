#@ File (label="Input file", style="open", persist=false) input
#@ File (label="Model file (.safetensors)", style="save", persist=false) output
#@ String (label="Codec family", value="trellis", persist=false) codec
#@ Double (label="Payload ratio (0 = not asked)", value=0, persist=false) ratio
#@ Integer (label="Seed", value=1, persist=false) seed
#@ CommandService command
#@output Object results
// Trains a codec on the spikes of a file.
module = command.run("io.github.spikepress.plugin.commands.TrainCodec", true,
    "input", input,
    "output", output,
    "codec", codec,
    "ratio", ratio,
    "seed", seed).get()
if (module.isCanceled()) {
  throw new RuntimeException(module.getCancelReason())
}
results = module.getOutput("results")
