#@ File (label="Input file", style="open", persist=false) input
#@ File (label="Compressed file (.spkz)", style="save", persist=false) output
#@ String (label="Codec (auto, family or model file; empty = bundled)", required=false, value="", persist=false) codec
#@ Double (label="Quality (dB, 0 = not asked)", value=0, persist=false) quality
#@ Double (label="Payload ratio (0 = not asked)", value=0, persist=false) ratio
#@ Boolean (label="Embed the model", value=false, persist=false) embed_model
#@ CommandService command
#@output Object results
// Compresses the spikes of a file.
module = command.run("io.github.spikepress.plugin.commands.CompressSpikes", true,
    "input", input,
    "output", output,
    "codec", codec,
    "quality", quality,
    "ratio", ratio,
    "embed_model", embed_model).get()
if (module.isCanceled()) {
  throw new RuntimeException(module.getCancelReason())
}
results = module.getOutput("results")
