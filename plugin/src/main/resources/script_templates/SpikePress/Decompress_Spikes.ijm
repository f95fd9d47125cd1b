#@ File (label="Input file", style="open", persist=false) input
#@ File (label="Spikes (.npy or .mat)", style="save", persist=false) output
#@ String (label="Model file (empty = embedded or bundled)", required=false, value="", persist=false) codec
// Restores the spikes of a compressed file.
options = "input=[" + input + "]"
    + " " + "output=[" + output + "]"
    + " " + "codec=[" + codec + "]";
run("Decompress Spikes...", options);
