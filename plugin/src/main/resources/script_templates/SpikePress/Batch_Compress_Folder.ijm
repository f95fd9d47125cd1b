#@ File (label="Folder of recordings or cut spikes", style="directory", persist=false) folder
#@ File (label="Folder for compressed files", style="directory", persist=false) output
#@ String (label="Ending of the inputs", value=".npy", persist=false) ending
#@ String (label="Codec (auto, family or model file; empty = bundled)", required=false, value="", persist=false) codec
// Compresses every file of a folder that has the ending; name.npy becomes name.spkz.
files = getFileList(folder);
for (i = 0; i < files.length; i++) {
  if (endsWith(files[i], ending)) {
    name = substring(files[i], 0, lengthOf(files[i]) - lengthOf(ending));
    run("Compress Spikes...", "input=[" + folder + File.separator + files[i] + "] output=["
        + output + File.separator + name + ".spkz] codec=[" + codec + "]");
  }
}
