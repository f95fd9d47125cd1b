#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Drives the ImageJ window under a virtual display: opens the menu, fills the dialog of Compress
# Spikes... wrongly and then rightly, replays the line that the Macro Recorder wrote, confirms the
# dialog that comes back with its values, and compares the files.
# Usage: window.sh <folder of screenshots>; needs Xvfb, openbox, xdotool and ImageMagick, and
# plugin/target/spikepress as ./mvnw package leaves it.
set -eu
shots=$(mkdir -p "$1" && cd "$1" && pwd)
root=$(cd "$(dirname "$0")/../../../.." && pwd)
work=$(mktemp -d -t spikepress.XXXXXX)
patience=${SPIKEPRESS_PATIENCE:-120}
started=
cleanup() {
  for process in $started; do kill "$process" 2>/dev/null || true; done
  rm -rf "$work"
}
trap cleanup EXIT

fail() {
  echo "window.sh: $1" >&2
  import -window root "$shots/failure.png" || true
  exit 1
}
await_window() {
  xdotool search --sync --onlyvisible --name "$1" >"$work/found" &
  waiting=$!
  for _ in $(seq "$patience"); do
    if ! kill -0 $waiting 2>/dev/null; then
      sleep 1
      window=$(head -n 1 "$work/found")
      return
    fi
    sleep 1
  done
  kill $waiting
  fail "no window named $1"
}
await_file() {
  for _ in $(seq "$patience"); do
    if [ -s "$1" ]; then sleep 2; return; fi
    sleep 1
  done
  fail "no file $1"
}
shot() {
  sleep 1
  import -window root "$shots/$1.png"
}
point() {
  xdotool mousemove "$1" "$2" sleep 0.3 click 1 sleep 0.7
}

number=90
while [ -e "/tmp/.X11-unix/X$number" ]; do number=$((number + 1)); done
export DISPLAY=":$number"
Xvfb "$DISPLAY" -screen 0 1180x900x24 >/dev/null 2>&1 &
started="$started $!"
sleep 2
openbox >/dev/null 2>&1 &
started="$started $!"
sleep 1
xsetroot -solid '#5d6b7a' 2>/dev/null || true

cp "$root"/resources/sample/sample.* "$work"
printf 'run("Record...");\n' >"$work/start.ijm"
SPIKEPRESS_JAVA_OPTS="-Duser.home=$work" \
  "$root/plugin/target/spikepress/bin/spikepress" --run "$work/start.ijm" >"$work/log" 2>&1 &
started="$started $!"
await_window '^Recorder$'
xdotool windowmove "$window" 40 560
await_window '^ImageJ$'
xdotool windowmove "$window" 40 20
xdotool windowactivate --sync "$window"

menu() { # opens the dialog of the entry that so many steps down the menu lead to
  point 362 52
  point 368 197
  [ -z "${2:-}" ] || shot "$2"
  for _ in $(seq "$1"); do xdotool key Down; done
  xdotool sleep 0.3 key Return
}
type_into_next() { # over the browse button into the next field
  xdotool key Tab sleep 0.2 key Tab sleep 0.2
  xdotool type --delay 20 "$1"
  sleep 1
}

menu 3 menu
await_window '^Compress Spikes$'
dialog=$window
xdotool windowmove "$dialog" 240 4
xdotool type --delay 20 "$work/sample.bi"
type_into_next "$work/sample.spkz"
shot refused
xdotool key Return
sleep 1
[ ! -e "$work/sample.spkz" ] || fail "a file that is not there was compressed"
xdotool key shift+Tab key shift+Tab sleep 0.2 key End
xdotool type n
sleep 1
shot dialog
xdotool key Return
await_file "$work/sample.spkz"
shot results

cp "$work/sample.spkz" "$work/first.spkz"
rm "$work/sample.spkz"
await_window '^Recorder$'
xdotool windowactivate --sync "$window"
point 200 625 # the Recorder runs the line that holds the cursor
point 482 596
await_file "$work/sample.spkz"
shot replayed
cmp "$work/first.spkz" "$work/sample.spkz" || fail "the recorded line gave another file"

# The dialog comes with the values of the last time: Return alone makes the same file again.
rm "$work/sample.spkz"
await_window '^ImageJ$'
xdotool windowactivate --sync "$window"
menu 3
await_window '^Compress Spikes$'
shot remembered
xdotool key Return
await_file "$work/sample.spkz"
cmp "$work/first.spkz" "$work/sample.spkz" || fail "the dialog forgot what it was given"
echo "the recorded line replays to the same $(wc -c <"$work/sample.spkz") bytes"
