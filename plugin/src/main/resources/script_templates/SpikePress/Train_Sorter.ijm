#@ File (label="Input file", style="open", persist=false) input
#@ File (label="Model file (.safetensors)", style="save", persist=false) output
#@ String (label="Method", choices={"bnn","dense"}, value="bnn", persist=false) method
#@ Integer (label="Units (0 = find the number)", value=0, persist=false) units
#@ Integer (label="Epochs (0 = usual)", value=0, persist=false) epochs
// Trains a network that sorts spikes as they come.
options = "input=[" + input + "]"
    + " " + "output=[" + output + "]"
    + " " + "method=[" + method + "]"
    + " " + "units=" + units
    + " " + "epochs=" + epochs;
run("Train Sorter...", options);
