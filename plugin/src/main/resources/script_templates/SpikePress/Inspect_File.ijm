#@ File (label="Compressed file (.spkz)", style="open", persist=false) input
// Shows what is in a compressed file and verifies it.
options = "input=[" + input + "]";
run("Inspect File...", options);
