#@ File (label="Input file", style="open", persist=false) input
#@ File (label="Compressed file (.spkz)", style="save", persist=false) output
#@ String (label="Codec (auto, family or model file; empty = bundled)", required=false, value="", persist=false) codec
#@ Double (label="Quality (dB, 0 = not asked)", value=0, persist=false) quality
#@ Double (label="Payload ratio (0 = not asked)", value=0, persist=false) ratio
#@ Boolean (label="Embed the model", value=false, persist=false) embed_model
// Compresses the spikes of a file.
options = "input=[" + input + "]"
    + " " + "output=[" + output + "]"
    + " " + "codec=[" + codec + "]"
    + " " + "quality=" + quality
    + " " + "ratio=" + ratio
    + " " + "embed_model=" + embed_model;
run("Compress Spikes...", options);
