// Opens the recording that comes with SpikePress.
run("Open Sample Recording");
