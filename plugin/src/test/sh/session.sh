#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# A session in ImageJ's window under a virtual display: opens the sample, trains a codec with its
# live chart, compresses, inspects, restores, compares and sorts; opens a recording by ImageJ's own
# File > Open; turns linked stacks by a click into a row of their table; selects spikes by a rectangle
# in the scatter; stops long commands with Esc and in the task bar, and says how long that took.
# Dialogs and the Macro Recorder are window.sh's.
# Usage: session.sh <folder of screenshots>; needs Xvfb, openbox, xdotool and ImageMagick, and
# plugin/target/spikepress as ./mvnw package leaves it.
set -eu
shots=$(mkdir -p "$1" && cd "$1" && pwd)
root=$(cd "$(dirname "$0")/../../../.." && pwd)
work=$(mktemp -d -t spikepress.XXXXXX)
patience=${SPIKEPRESS_PATIENCE:-120}
spikepress=${SPIKEPRESS:-$root/plugin/target/spikepress/bin/spikepress}
started=
cleanup() {
  for process in $started; do kill "$process" 2>/dev/null || true; done
  [ -n "${SPIKEPRESS_KEEP:-}" ] || rm -rf "$work"
}
trap cleanup EXIT

fail() {
  echo "session.sh: $1" >&2
  import -window root "$shots/failure.png" || true
  tail -n 5 "$work/log" >&2 || true
  exit 1
}
await_window() {
  for _ in $(seq $((patience * 2))); do
    window=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | head -n 1)
    if [ -n "$window" ]; then sleep 0.5; return; fi
    sleep 0.5
  done
  fail "no window named $1"
}
await_file() {
  for _ in $(seq $((patience * 2))); do
    if [ -s "$1" ]; then sleep 0.5; return; fi
    sleep 0.5
  done
  fail "no file $1"
}
await_text() { # a file and the words that it comes to hold
  for _ in $(seq $((patience * 2))); do
    if grep -q "$2" "$1" 2>/dev/null; then return; fi
    sleep 0.5
  done
  fail "no '$2' in $1"
}
place() { # a window's name and where its upper left corner goes
  for _ in 1 2 3 4 5; do # a window may be replaced by another of its name between search and move
    await_window "$1"
    if xdotool windowmove "$window" "$2" "$3" windowraise "$window" 2>/dev/null; then return; fi
  done
  fail "the window named $1 does not stay"
}
shot() {
  sleep 1
  import -window root "$shots/$1.png"
}
close() {
  for one in $(xdotool search --onlyvisible --name "$1" 2>/dev/null); do
    xdotool windowclose "$one" || true
  done
  sleep 0.3
}

number=90
while [ -e "/tmp/.X11-unix/X$number" ]; do number=$((number + 1)); done
export DISPLAY=":$number"
Xvfb "$DISPLAY" -screen 0 1400x1200x24 >/dev/null 2>&1 &
started="$started $!"
sleep 2
openbox >/dev/null 2>&1 &
started="$started $!"
sleep 1
xsetroot -solid '#5d6b7a' 2>/dev/null || true

# The macro waits for this script between its steps: a file named go.N lets step N begin.
cp "$root"/resources/sample/sample.* "$work"
cat >"$work/session.ijm" <<MACRO
work = "$work/";
function step(n) {
  while (!File.exists(work + "go." + n)) wait(100);
}
step(1); run("Open Sample Recording");
File.saveString("1", work + "done.1");
step(2); run("Train Codec...", "input=" + work + "sample.bin output=" + work + "model.safetensors codec=cae epochs=15 seed=3");
File.saveString("2", work + "done.2");
step(3); run("Compress Spikes...", "input=" + work + "sample.bin output=" + work + "sample.spkz codec=" + work + "model.safetensors");
run("Inspect File...", "input=" + work + "sample.spkz codec=" + work + "model.safetensors");
File.saveString("3", work + "done.3");
step(4); run("Decompress Spikes...", "input=" + work + "sample.spkz output=" + work + "restored.npy codec=" + work + "model.safetensors");
File.saveString("4", work + "done.4");
step(5); run("Compare Waveforms...", "input=" + work + "sample.bin compressed=" + work + "sample.spkz codec=" + work + "model.safetensors");
File.saveString("5", work + "done.5");
step(6); run("Sort Spikes...", "input=" + work + "sample.bin units=3 restarts=20 output=" + work + "units.csv");
File.saveString("6", work + "done.6");
step(7); run("Compare Codecs...", "input=" + work + "sample.bin output=" + work + "comparison codecs=[pca dct trellis] ratios=[20 50] trials=2 restarts=0 limit=false");
File.saveString("7", work + "done.7");
step(8); run("Open Recording...", "input=" + work + "sample.bin detect=true");
open(work + "sample.bin");
File.saveString("8", work + "done.8");
MACRO
SPIKEPRESS_JAVA_OPTS="-Duser.home=$work" "$spikepress" --run "$work/session.ijm" >"$work/log" 2>&1 &
program=$!
started="$started $program"
place '^ImageJ$' 20 20
touch "$work/go.1"
await_file "$work/done.1"
place '^sample.bin, channel 0$' 200 130
shot 1-sample
close '^sample.bin, channel 0$'

touch "$work/go.2"
place '^Training of model' 120 150
place '^SpikePress tasks$' 640 20
shot 2-training
await_file "$work/done.2"
close '^Training of model'

touch "$work/go.3"
await_file "$work/done.3"
place '^Compress Spikes$' 60 160
place '^Inspect File$' 60 400
shot 3-compressed

touch "$work/go.4"
await_file "$work/done.4"
close '^sample.spkz'
close '^Compress Spikes$'
close '^Inspect File$'
close '^Decompress Spikes$'

touch "$work/go.5"
await_file "$work/done.5"
place '^Worst spikes of sample.bin' 100 120
place '^Compare Waveforms: spike_table$' 100 540
# A click into the third row turns the stack to the third spike.
xdotool mousemove --window "$window" 80 90 click 1
sleep 2
shot 4-waveforms
close '^Worst spikes of sample.bin'
close '^Compare Waveforms'

touch "$work/go.6"
await_file "$work/done.6"
place '^Units of sample.bin: components' 20 130
place '^Units of sample.bin ' 20 745
place '^Sort Spikes: unit_table$' 690 140
xdotool mousemove --window "$window" 80 76 click 1
sleep 2
shot 5-sorted
# A rectangle around spikes of the scatter selects them, once the mouse lets go of it.
await_window '^Units of sample.bin: components'
xdotool windowactivate --sync "$window"
xdotool mousemove --window "$window" 30 70 sleep 0.3 mousedown 1 sleep 0.3 \
  mousemove --window "$window" 300 300 sleep 1.5
[ -z "$(xdotool search --onlyvisible --name '^Selected spikes')" ] || fail "half a rectangle selected spikes"
xdotool mousemove --window "$window" 600 480 sleep 0.3 mouseup 1
place '^Selected spikes' 690 330
place '^Sort Spikes: selected_spikes$' 690 140
shot 5-selected
close '^Selected spikes'
close '^Units of sample.bin'
close '^Sort Spikes'

touch "$work/go.7"
await_file "$work/done.7"
place '^Compare Codecs: sample.bin' 140 120
shot 6-codecs
close '^Compare Codecs'

touch "$work/go.8"
await_file "$work/done.8"
place '^sample.bin' 60 140
shot 7-recording
close '^sample.bin'

kill "$program"

now() { echo $(($(date +%s%N) / 1000000)); }
stop() { # how, a command and its inputs; the time until its row is gone from the task bar
  SPIKEPRESS_JAVA_OPTS="-Duser.home=$work" "$spikepress" --run "$2" "$3" >"$work/log" 2>&1 &
  program=$!
  started="$started $program"
  place '^SpikePress tasks$' 660 20
  tasks=$window
  sleep 2
  if [ "$1" = Esc ]; then
    await_window '^ImageJ$'
    xdotool windowactivate --sync "$window"
    xdotool mousemove --window "$window" 560 50 sleep 0.2 click 1 sleep 0.5 # an empty tool
    begun=$(now)
    xdotool key Escape
  else
    eval "$(xdotool getwindowgeometry --shell "$tasks")"
    xdotool mousemove --window "$tasks" $((WIDTH - 40)) $((HEIGHT / 2)) sleep 0.3
    begun=$(now)
    xdotool click 1
  fi
  while [ -n "$(xdotool search --onlyvisible --name '^SpikePress tasks$' 2>/dev/null)" ]; do
    [ $(($(now) - begun)) -lt 5000 ] || fail "$1 did not stop $2"
    sleep 0.02
  done
  echo "session.sh: $1 stopped $2 after $(($(now) - begun)) ms"
  kill "$program"
  wait "$program" 2>/dev/null || true
}
stop Esc "Sort Spikes..." "input=$work/sample.bin,units=3,restarts=100000000"
stop button "Sort Spikes..." "input=$work/sample.bin,units=3,restarts=100000000"
stop Esc "Train Codec..." "input=$work/sample.bin,output=$work/long.safetensors,codec=cae,epochs=100000"
stop button "Compress Spikes..." "input=$work/sample.bin,output=$work/long.spkz,codec=cae,epochs=100000"
stop Esc "Compare Codecs..." "input=$work/sample.bin,output=$work/long,codecs=cae:epochs=100000"
echo "session.sh: the session ran to its end"
