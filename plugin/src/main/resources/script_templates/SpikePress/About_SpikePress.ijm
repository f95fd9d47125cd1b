// Versions and citation.
run("About SpikePress");
