#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
# Compares codecs on the benchmark sets and prints the tables of codecs.md.
# Usage: compare.sh DATA FOLDER [SETS [SPLITS [RATIOS [FAMILIES]]]]
#   DATA = folder of the recordings, FOLDER = where figures, charts and finished runs go (a run is done once)
set -eu
data=$1
folder=$2
sets=${3:-REAL,D2_005,D2_02,HC1,HUMAN}
splits=${4:-5}
ratios=${5:-20,38,75,155,300}
families=${6:-pca,dct,dwt,kmeans,rvq,trellis}
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
mvn -q -B -pl sorting -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath >&2
exec java -Dspikepress.commit="$(git rev-parse --short HEAD 2>/dev/null || true)" \
  -cp "core/target/classes:core/target/test-classes:sorting/target/classes:sorting/target/test-classes:$(cat sorting/target/classpath)" \
  io.github.spikepress.sorting.benchmark.CodecComparison "$data" "$folder" "$sets" "$splits" "$ratios" "$families"
