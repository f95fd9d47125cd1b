#@ File (label="Input file", style="open", persist=false) input
#@ File (label="Compressed file (.spkz)", style="open", persist=false) compressed
#@ Integer (label="Spikes shown (0 = all)", value=200, persist=false) spikes
// Shows spikes before and after compression, the worst first.
options = "input=[" + input + "]"
    + " " + "compressed=[" + compressed + "]"
    + " " + "spikes=" + spikes;
run("Compare Waveforms...", options);
