#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""Writes the golden numbers of PrincipalComponentsTest, from NumPy's SVD.

Run from the repository's root: /usr/bin/python3 core/src/test/python/principal_components.py
"""
import json
import pathlib

import numpy as np

SPIKES, CHANNELS, SAMPLES, COMPONENTS = 40, 2, 6, 4
random = np.random.default_rng(20260101)
shapes = random.normal(size=(5, CHANNELS * SAMPLES))
weights = random.normal(size=(SPIKES, 5)) * [9, 6, 4, 2, 1]
spikes = (weights @ shapes + 3 + 0.1 * random.normal(size=(SPIKES, CHANNELS * SAMPLES))).astype(np.float32)

mean = spikes.astype(np.float64).mean(axis=0)
_, singular, rows = np.linalg.svd(spikes - mean, full_matrices=False)
rows = rows[:COMPONENTS]
rows *= np.sign(rows[np.arange(COMPONENTS), np.abs(rows).argmax(axis=1)])[:, None]
golden = {
    "channels": CHANNELS,
    "samples": SAMPLES,
    "values": [float(v) for v in spikes.ravel()],
    "mean": mean.tolist(),
    "components": rows.tolist(),
    "explainedVariance": (singular[:COMPONENTS] ** 2 / (SPIKES - 1)).tolist(),
    "scores": ((spikes - mean) @ rows.T).tolist(),
}
target = pathlib.Path("core/src/test/resources/waveforms/principal-components.json")
target.write_text(json.dumps(golden) + "\n")
