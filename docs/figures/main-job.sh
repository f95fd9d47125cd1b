#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Runs the main job on real recordings and prints the results as Markdown; see main-job.md.
# Usage: main-job.sh DATA   (DATA = folder of the recordings; plugin/target/spikepress as package leaves it)
set -eu
data=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
run() { "$root/plugin/target/spikepress/bin/spikepress" --headless --run "$@" | tail -n 1; }
figure() { # prints the named values of a JSON line
  python3 -c '
import json, sys
line = json.loads(sys.argv[1])
def text(v): return "" if v is None else ("%.3f" % v if isinstance(v, float) else str(v))
print("| " + sys.argv[2] + " | " + " | ".join(text(line.get(k)) for k in sys.argv[3:]) + " |")' "$@"
}

easy=$data/wave_clus_simulator/C_Easy1_noise01_short.mat
tetrode=$data/hc1_tetrode/d533101.mat

echo "| file, codec | spikes | SNDR dB | entropy ratio | payload ratio | file ratio | times bits | model bytes | file bytes |"
echo "|---|---|---|---|---|---|---|---|---|"
for codec in "" trellis rvq; do
  figure "$(run 'Compress Spikes...' "input=$easy,output=$work/easy$codec.spkz,codec=$codec")" \
    "C_Easy1_noise01_short, ${codec:-bundled}" \
    spikes sndr_db entropy_ratio payload_ratio file_ratio times_bits model_bytes file_bytes
done
for codec in "" trellis cae; do
  figure "$(run 'Compress Spikes...' "input=$tetrode,output=$work/tetrode$codec.spkz,codec=$codec,epochs=10,sampling_frequency=10000")" \
    "d533101 (tetrode), ${codec:-bundled}" \
    spikes sndr_db entropy_ratio payload_ratio file_ratio times_bits model_bytes file_bytes
done

echo
echo "| sorted | method | units | accuracy | recall | precision | silhouette |"
echo "|---|---|---|---|---|---|---|"
for method in kmeans auto; do
  figure "$(run 'Sort Spikes...' "input=$easy,units=3,method=$method")" "C_Easy1_noise01_short, recorded" \
    method units accuracy recall precision silhouette
  figure "$(run 'Sort Spikes...' "input=$tetrode,units=2,method=$method,sampling_frequency=10000")" "d533101, recorded" \
    method units accuracy recall precision silhouette
  for codec in "" trellis cae; do
    figure "$(run 'Sort Spikes...' "input=$work/tetrode$codec.spkz,units=2,method=$method")" \
      "d533101, restored (${codec:-bundled})" method units accuracy recall precision silhouette
  done
done
