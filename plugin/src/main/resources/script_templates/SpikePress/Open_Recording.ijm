#@ File (label="Input file", style="open", persist=false) input
#@ Boolean (label="Mark detected spikes", value=false, persist=false) detect
// Opens a recording as a virtual image.
options = "input=[" + input + "]"
    + " " + "detect=" + detect;
run("Open Recording...", options);
