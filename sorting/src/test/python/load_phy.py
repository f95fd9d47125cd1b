# SPDX-License-Identifier: BSD-2-Clause
"""Opens a folder in the way Phy does, with NumPy alone, and prints what it finds: load_phy.py FOLDER

Phy runs params.py, squeezes every array, insists that spikes ascend in time and that every spike has a cluster, a
template and an amplitude, and takes the whitening off templates by the inverse matrix.
"""
import csv
import json
import os
import sys

import numpy as np


def main(folder):
    params = {}
    with open(os.path.join(folder, "params.py")) as f:
        exec(f.read(), {}, params)
    dat_path = params["dat_path"]
    dat_path = [dat_path] if isinstance(dat_path, str) else dat_path
    np.dtype(params["dtype"])

    def load(name):
        array = np.load(os.path.join(folder, name + ".npy"))
        assert not array.dtype.hasobject, name
        return np.atleast_1d(array.squeeze())

    samples = load("spike_times")
    clusters = load("spike_clusters")
    of_spike = load("spike_templates")
    amplitudes = load("amplitudes")
    n = len(samples)
    assert samples.ndim == clusters.ndim == of_spike.ndim == amplitudes.ndim == 1
    assert len(clusters) == len(of_spike) == len(amplitudes) == n
    assert samples.dtype.kind in "iu" and clusters.dtype.kind in "iu"
    assert np.all(np.diff(samples.astype(np.int64)) >= 0), "spikes do not ascend in time"
    assert samples.min() >= 0 and clusters.min() >= 0

    templates = np.load(os.path.join(folder, "templates.npy"))
    assert templates.ndim == 3 and of_spike.max() < len(templates)
    channels = templates.shape[2]
    channel_map = load("channel_map")
    assert channel_map.shape == (channels,) and channel_map.max() < params["n_channels_dat"]
    positions = np.load(os.path.join(folder, "channel_positions.npy"))
    assert positions.shape == (channels, 2) and len(np.unique(positions, axis=0)) == channels
    whitening = np.load(os.path.join(folder, "whitening_mat.npy"))
    inverse = np.load(os.path.join(folder, "whitening_mat_inv.npy"))
    assert np.allclose(whitening @ inverse, np.eye(channels))
    similar = np.load(os.path.join(folder, "similar_templates.npy"))
    assert similar.shape == (len(templates),) * 2 and np.allclose(similar, similar.T)
    unwhitened = templates @ inverse
    best = np.ptp(unwhitened, axis=1).argmax(axis=1)
    with open(os.path.join(folder, "cluster_group.tsv")) as f:
        rows = list(csv.reader(f, delimiter="\t"))
    assert rows[0] == ["cluster_id", "group"]
    print(json.dumps({
        "spikes": n, "sample_rate": params["sample_rate"], "files": len(dat_path), "filtered": params["hp_filtered"],
        "templates": list(templates.shape), "times": int(samples.sum()), "counts": np.bincount(clusters).tolist(),
        "best_channels": best.tolist(), "positions": positions.tolist(),
        "mean_amplitude": float(amplitudes.mean()), "peak": float(unwhitened.min()),
        "groups": {int(c): g for c, g in rows[1:]}}))


if __name__ == "__main__":
    main(sys.argv[1])
