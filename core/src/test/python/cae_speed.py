#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Times the network of the CAE codec beside PyTorch, each on one thread, in one run.

  mvn -q -pl core test-compile dependency:build-classpath -Dmdep.outputFile=/tmp/classpath.txt
  core/src/test/python/cae_speed.py core /tmp/classpath.txt

The turns alternate (PyTorch, Java, PyTorch, Java), so that other work on the machine meets both.
"""
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = 2


def torch():
    twin = [sys.executable, os.path.join(HERE, "cae_twin.py"), "time", "8"]
    environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    timed = json.loads(subprocess.check_output(twin, env=environment))
    return timed["encoder_spikes_per_second"], timed["step_ms"]


def java(classpath):
    with tempfile.NamedTemporaryFile(suffix=".json") as result:
        subprocess.check_call(
            ["java", "-cp", classpath, "org.openjdk.jmh.Main", "CaeSpeedBenchmark",
             "-rf", "json", "-rff", result.name], stdout=subprocess.DEVNULL)
        scores = {entry["benchmark"].rsplit(".", 1)[1]: entry["primaryMetric"]["score"]
                  for entry in json.load(open(result.name))}
    return scores["encodeSpikes"], scores["decodeSpikes"], 1000 / scores["trainingStep"]


def main(module, dependencies):
    with open(dependencies) as file:
        classpath = ":".join([module + "/target/classes", module + "/target/test-classes",
                              file.read().strip()])
    print("| round | encoder, spikes/s: PyTorch | Java | ratio | decoder, spikes/s: Java "
          "| training step, ms: PyTorch | Java |")
    print("|---|---|---|---|---|---|---|")
    for turn in range(ROUNDS):
        slow, torch_step = torch()
        fast, decoded, java_step = java(classpath)
        print("| %d | %.0f | %.0f | %.1f | %.0f | %.0f | %.0f |" % (
            turn + 1, slow, fast, fast / slow, decoded, torch_step, java_step), flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
