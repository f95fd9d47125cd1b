#@ File (label="Counts (.npy, .h5) or sorted spikes (.csv, .spkz)", style="open", persist=false) input
#@ File (label="Model file (.safetensors)", style="save", persist=false) output
#@ String (label="Network", choices={"deterministic","variational","controlled"}, value="deterministic", persist=false) network
#@ Integer (label="Epochs", value=200, persist=false) epochs
// Trains a model of firing rates on spike counts.
options = "input=[" + input + "]"
    + " " + "output=[" + output + "]"
    + " " + "network=[" + network + "]"
    + " " + "epochs=" + epochs;
run("Train Dynamics...", options);
