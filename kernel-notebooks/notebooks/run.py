#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Runs the experiment notebooks through the kernel, each in a process of its own.

usage: run.py [--full] [--data DIR] [--results DIR] [--timeout SECONDS] [--jupyter DIR] [NAME ...]

Writes NAME.html and NAME.json for each notebook, and times.json. A cell that fails ends the run with
status 1 and its message. Needs nbconvert (Debian: jupyter-nbconvert) and the kernel as
`./mvnw -q -DskipTests package` leaves it.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
KERNEL = HERE.parent / "target" / "spikepress-kernel" / "bin" / "spikepress-kernel"
STYLE = """body { font: 15px sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em }
pre { background: #f6f6f6; padding: .5em; overflow-x: auto }
table { border-collapse: collapse } td, th { border: 1px solid #ccc; padding: .2em .6em; text-align: left }
img { max-width: 100% } .jp-InputPrompt, .jp-OutputPrompt, .prompt, .anchor-link { display: none }"""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="notebooks; all of them if none is named")
    parser.add_argument("--full", action="store_true", help="the full setting instead of the quick one")
    parser.add_argument("--data", help="the folder of real recordings; simulated spikes without it")
    parser.add_argument("--results", default=str(HERE.parent / "target" / "notebooks"), help="where the results go")
    parser.add_argument("--timeout", type=int, default=None, help="the longest that one cell may take, in seconds")
    parser.add_argument("--jupyter", help="a Jupyter data folder in which the kernel is installed already")
    return parser.parse_args()


def commit():
    found = subprocess.run(["git", "-C", str(HERE), "describe", "--always", "--dirty", "--abbrev=12"],
                           capture_output=True, text=True)
    return found.stdout.strip() or "unknown"


def page(name, body):
    return ("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title>\n<style>%s</style></head>\n"
            "<body>\n%s\n</body></html>\n" % (name, STYLE, body))


def run(name, results, timeout):
    import nbformat
    from nbconvert import HTMLExporter
    from nbconvert.preprocessors import CellExecutionError, ExecutePreprocessor

    notebook = nbformat.read(HERE / (name + ".ipynb"), as_version=4)
    executor = ExecutePreprocessor(timeout=timeout, kernel_name="java")
    begun = time.time()
    try:
        executor.preprocess(notebook, {"metadata": {"path": str(HERE)}})
    except CellExecutionError as error:
        sys.exit("%s stopped:\n%s" % (name, error))
    body, _ = HTMLExporter(template_name="basic").from_notebook_node(notebook)
    (results / (name + ".html")).write_text(page(name, body), encoding="utf-8")
    return time.time() - begun


def installed(prefix):
    if not KERNEL.exists():
        sys.exit("%s is not there: run ./mvnw -q -DskipTests package first" % KERNEL)
    subprocess.run([str(KERNEL), "install", "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
    return str(pathlib.Path(prefix) / "share" / "jupyter")


def remember(file, name, setting, seconds):
    times = json.loads(file.read_text()) if file.exists() else {}
    times[name] = {"setting": setting, "seconds": round(seconds, 1)}
    file.write_text(json.dumps(times, indent=2, sort_keys=True) + "\n")


def main():
    options = arguments()
    results = pathlib.Path(options.results).resolve()
    results.mkdir(parents=True, exist_ok=True)
    names = options.names or sorted(file.stem for file in HERE.glob("*.ipynb"))
    os.environ["SPIKEPRESS_RESULTS"] = str(results)
    os.environ["SPIKEPRESS_FULL"] = "true" if options.full else "false"
    os.environ["SPIKEPRESS_COMMIT"] = commit()
    if options.data:
        os.environ["SPIKEPRESS_DATA"] = str(pathlib.Path(options.data).resolve())
    with tempfile.TemporaryDirectory() as prefix:
        os.environ["JUPYTER_PATH"] = options.jupyter or installed(prefix)
        for name in names:
            seconds = run(name, results, options.timeout)
            remember(results / "times.json", name, "full" if options.full else "quick", seconds)
            print("%s: %.1f s" % (name, seconds), flush=True)


main()
