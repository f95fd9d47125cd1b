#@ File (label="Counts (.npy, .h5) or sorted spikes (.csv, .spkz)", style="open", persist=false) input
#@ File (label="Model (.safetensors)", style="open", persist=false) model
#@ File (label="Rates (.npy)", style="save", persist=false) output
// Infers firing rates from spike counts.
options = "input=[" + input + "]"
    + " " + "model=[" + model + "]"
    + " " + "output=[" + output + "]";
run("Infer Dynamics...", options);
