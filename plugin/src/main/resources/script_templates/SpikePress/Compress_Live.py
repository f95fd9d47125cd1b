#@ String (label="Source (host:port or growing file)", persist=false) source
#@ File (label="Output file (.spkz)", style="save", persist=false) output
#@ Integer (label="Channels", value=1, persist=false) num_channels
#@ Double (label="Sampling frequency (Hz)", value=30000, persist=false) sampling_frequency
#@ Double (label="Patience with a growing file (s)", value=10, persist=false) patience
#@ CommandService command
#@output Object results
# Compresses the spikes of a running acquisition as they come; cancel to end the recording.
module = command.run("io.github.spikepress.plugin.commands.CompressLive", True, ["source", source, "output", output, "num_channels", num_channels, "sampling_frequency", sampling_frequency, "patience", patience]).get()
if module.isCanceled():
    raise RuntimeError(module.getCancelReason())
results = module.getOutput("results")
