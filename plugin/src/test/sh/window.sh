#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Drives the ImageJ window under a virtual display: opens the menu, fills the dialog of Compress
# Spikes..., replays the line that the Macro Recorder wrote, and compares the two files.
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
Xvfb "$DISPLAY" -screen 0 1180x760x24 >/dev/null 2>&1 &
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

point 362 52
point 368 197
shot menu
xdotool key Down key Down key Down sleep 0.3 key Return
await_window '^Compress Spikes$'
xdotool windowmove "$window" 300 60
point 775 106
xdotool type --delay 20 "$work/sample.bin"
sleep 2
point 775 134
xdotool type --delay 20 "$work/sample.spkz"
sleep 2
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
echo "the recorded line replays to the same $(wc -c <"$work/sample.spkz") bytes"
