#@ File (label="Input file", style="open", persist=false) input
#@ File (label="Spikes (.npy or .mat)", style="save", persist=false) output
#@ String (label="Model file (empty = embedded or bundled)", required=false, value="", persist=false) codec
#@ Double (label="From (s)", value=0, persist=false) from_time
#@ Double (label="To (s, 0 = end)", value=0, persist=false) to_time
#@ String (label="Channels (such as 0-3 7, empty = all)", required=false, value="", persist=false) channels
// Restores the spikes of a compressed file.
options = "input=[" + input + "]"
    + " " + "output=[" + output + "]"
    + " " + "codec=[" + codec + "]"
    + " " + "from_time=" + from_time
    + " " + "to_time=" + to_time
    + " " + "channels=[" + channels + "]";
run("Decompress Spikes...", options);
