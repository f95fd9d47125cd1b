# SPDX-License-Identifier: BSD-2-Clause
"""Reads the real files by means of NumPy and SciPy alone and prints what the Java readers must find.

independent_reader.py DATA > src/test/resources/recording/real-files.json

A signal has shape [channel][sample], cut spikes [spike][channel][sample], in steps of the converter. "sum" is over
all values, "sha256" over the first 1000 samples (signals) or all waveforms (spikes) as float32, little endian.
"""
import hashlib
import json
import os
import struct
import sys

import numpy as np
import scipy.io


def figures(values, part):
    first = values.reshape(values.shape[0], -1)[0][:5]
    return {
        "shape": list(values.shape),
        "first": [float(np.float32(v)) for v in first],
        "sum": float(values.astype("<f4").astype(float).sum()),
        "sha256": hashlib.sha256(np.ascontiguousarray(part.astype("<f4")).tobytes()).hexdigest(),
    }


def signal(values, hz, gain, names):
    part = values[:, :1000]
    return dict(figures(values, part), kind="recording", hz=hz, gain_uv=gain, names=[names[0], names[-1]])


def spikes(values, hz, gain, times, labels):
    return dict(
        figures(values, values), kind="spikes", hz=hz, gain_uv=gain,
        times=None if times is None else int(np.sum(times)),
        labels=None if labels is None else int(np.sum(labels)))


def numbered(n):
    return ["ch%d" % i for i in range(n)]


def flat(path, channels, hz, gain=None, offset=0):
    return signal(np.fromfile(path, "<i2").reshape(-1, channels).T - offset, hz, gain, numbered(channels))


def open_ephys(folder):
    with open(os.path.join(folder, "structure.oebin")) as f:
        stream = json.load(f)["continuous"][0]
    data = np.fromfile(os.path.join(folder, "continuous", stream["folder_name"], "continuous.dat"), "<i2")
    data = data.reshape(-1, stream["num_channels"]).T
    keep = [i for i, c in enumerate(stream["channels"]) if not c["channel_name"].endswith("SYNC")]
    names = [stream["channels"][i]["channel_name"] for i in keep]
    return signal(data[keep], stream["sample_rate"], stream["channels"][0]["bit_volts"], names)


def intan(path):
    data = open(path, "rb").read()
    at = 0

    def take(form):
        nonlocal at
        values = struct.unpack_from("<" + form, data, at)
        at += struct.calcsize("<" + form)
        return values if len(values) > 1 else values[0]

    def text():
        nonlocal at
        length = take("I")
        if length == 0xFFFFFFFF:
            return ""
        value = data[at:at + length].decode("utf-16-le")
        at += length
        return value

    magic, major, minor, hz = take("Ihhf")
    assert magic == 0xC6912702 and major == 1
    take("h6fh2f")
    [text() for _ in range(3)]
    temperatures = take("h") if minor >= 1 else 0
    if minor >= 3:
        take("h")
    count = [0] * 6
    names = []
    for _ in range(take("h")):
        text(), text()
        enabled, channels, _ = take("hhh")
        for _ in range(channels if enabled else 0):
            name, _ = text(), text()
            fields = take("10h2f")
            if fields[3]:
                count[fields[2]] += 1
                if fields[2] == 0:
                    names.append(name)
    n = 60
    block = np.dtype([
        ("t", "<i4", n), ("amp", "<u2", (count[0], n)), ("aux", "<u2", (count[1], n // 4)), ("supply", "<u2", (count[2],)),
        ("temp", "<i2", (temperatures,)), ("adc", "<u2", (count[3], n)),
        ("in", "<u2", (n if count[4] else 0,)), ("out", "<u2", (n if count[5] else 0,))])
    blocks = np.frombuffer(data[at:], block)
    t = blocks["t"].ravel()
    assert (np.diff(t) == 1).all(), "time stamps are not consecutive"
    amplifiers = blocks["amp"].transpose(1, 0, 2).reshape(count[0], -1).astype(int) - 32768
    return signal(amplifiers, hz, 0.195, names)


def nev(path):
    data = open(path, "rb").read()
    header, packet, ticks, hz = struct.unpack_from("<IIII", data, 12)
    assert ticks == hz
    packets = np.frombuffer(data[header:], np.dtype([
        ("t", "<u4"), ("id", "<u2"), ("unit", "u1"), ("r", "u1"), ("w", "<i2", (packet - 8) // 2)]))
    packets = packets[(packets["id"] > 0) & (packets["id"] <= 2048)]
    units = packets["unit"].astype(int)
    units[(units == 0) | (units == 255)] = -1
    return spikes(packets["w"][:, None], hz, 0.25, packets["t"].astype(int), units if (units >= 0).any() else None)


def neuralynx(path):
    data = open(path, "rb").read()
    records = np.frombuffer(data[16384:], np.dtype([
        ("t", "<u8"), ("s", "<u4"), ("cell", "<u4"), ("p", "<i4", 8), ("w", "<i2", (32, 4))]))
    cells = records["cell"].astype(int)
    times = np.floor(records["t"] / 1e6 * 32000 + 0.5).astype(int)
    return spikes(
        records["w"].transpose(0, 2, 1), 32000, 1e6 * 0.000000006103701988280363, times, np.where(cells, cells, -1))


def mat_signal(path, hz):
    data = scipy.io.loadmat(path)["data"]
    return signal(data, hz, None, numbered(len(data)))


def npy(path):
    return spikes(np.load(path)[:, None], None, None, None, None)


def main(root):
    def at(*parts):
        return os.path.join(root, *parts)

    formats = "file_formats"
    files = {
        formats + "/openephys_binary_16ch/recording1/structure.oebin":
            open_ephys(at(formats, "openephys_binary_16ch", "recording1")),
        "neuropixels/openephys_npx1/Record Node 104/experiment1/recording1/structure.oebin":
            open_ephys(at("neuropixels", "openephys_npx1", "Record Node 104", "experiment1", "recording1")),
        formats + "/intan/sampledata.rhd": intan(at(formats, "intan", "sampledata.rhd")),
        formats + "/raw_dat/test-4ch-1s.dat": dict(flat(at(formats, "raw_dat", "test-4ch-1s.dat"), 4, 20000), flat=4),
        "neuropixels/yass_10ch/neuropixel.bin":
            dict(flat(at("neuropixels", "yass_10ch", "neuropixel.bin"), 10, 30000), flat=10),
        "real_extracellular/locust/locust_trial_01.raw":
            dict(flat(at("real_extracellular", "locust", "locust_trial_01.raw"), 4, 15000), flat=4),
        "hc1_tetrode/harris_d533101_5sec.mat": mat_signal(at("hc1_tetrode", "harris_d533101_5sec.mat"), 10000),
        "wave_clus_simulator/C_Easy1_noise01_short.mat":
            mat_signal(at("wave_clus_simulator", "C_Easy1_noise01_short.mat"), 24000),
        formats + "/blackrock/kkkkk_0.nev": nev(at(formats, "blackrock", "kkkkk_0.nev")),
        "real_extracellular/human_blackrock/Recording3.nev":
            nev(at("real_extracellular", "human_blackrock", "Recording3.nev")),
        formats + "/neuralynx/TT3_1m.ntt": neuralynx(at(formats, "neuralynx", "TT3_1m.ntt")),
        "real_extracellular/zebra_finch/channel_spikes_9.npy":
            npy(at("real_extracellular", "zebra_finch", "channel_spikes_9.npy")),
    }
    print(json.dumps(files, indent=1))


if __name__ == "__main__":
    main(sys.argv[1])
