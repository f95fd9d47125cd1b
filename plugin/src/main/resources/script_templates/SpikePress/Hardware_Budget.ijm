#@ File (label="Model or compressed file", style="open", persist=false) input
#@ Double (label="Firing rate (Hz per channel)", value=20, persist=false) firing_rate
// What a codec's encoder takes on a chip.
options = "input=[" + input + "]"
    + " " + "firing_rate=" + firing_rate;
run("Hardware Budget...", options);
