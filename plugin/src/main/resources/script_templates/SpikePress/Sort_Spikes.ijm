#@ File (label="Input file", style="open", persist=false) input
#@ File (label="Table (.csv)", style="save", persist=false) output
#@ String (label="Method", choices={"kmeans","auto","bnn","dense"}, value="kmeans", persist=false) method
#@ Integer (label="Units (0 = find the number)", value=0, persist=false) units
#@ Integer (label="Restarts of kmeans", value=500, persist=false) restarts
// Sorts the spikes of a file into units.
options = "input=[" + input + "]"
    + " " + "output=[" + output + "]"
    + " " + "method=[" + method + "]"
    + " " + "units=" + units
    + " " + "restarts=" + restarts;
run("Sort Spikes...", options);
