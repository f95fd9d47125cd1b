#@ File (label="Input file", style="open", persist=false) input
#@ File (label="Folder for tables and chart", style="directory", persist=false) output
#@ String (label="Codecs", value="pca dct dwt kmeans rvq trellis", persist=false) codecs
#@ String (label="Payload ratios", value="20 38 75 155 300", persist=false) ratios
#@ Integer (label="Trials", value=5, persist=false) trials
#@ Integer (label="Restarts of the judging sorter (0 = no sorting)", value=500, persist=false) restarts
#@ Boolean (label="Estimate the limit", value=true, persist=false) limit
// Measures codecs on spikes that they were not trained on.
options = "input=[" + input + "]"
    + " " + "output=[" + output + "]"
    + " " + "codecs=[" + codecs + "]"
    + " " + "ratios=[" + ratios + "]"
    + " " + "trials=" + trials
    + " " + "restarts=" + restarts
    + " " + "limit=" + limit;
run("Compare Codecs...", options);
