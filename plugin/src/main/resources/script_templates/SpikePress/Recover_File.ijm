#@ File (label="Interrupted file", style="open", persist=false) input
#@ File (label="Output file (.spkz)", style="save", persist=false) output
// Makes a whole .spkz file of one whose writer was killed (.spkz.part) or that was cut short, and says what is missing.
options = "input=[" + input + "]"
    + " " + "output=[" + output + "]";
run("Recover File...", options);
