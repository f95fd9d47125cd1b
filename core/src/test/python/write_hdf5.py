# SPDX-License-Identifier: BSD-2-Clause
"""Writes HDF5 files as acquisition programs do: write_hdf5.py KIND FILE STEPS NUM_CHANNELS

STEPS is a file of little-endian int16, sample by sample. KIND is one of
nwb      NWB 2 as PyNWB lays it out, references included: chunked, shuffled and deflated, an ElectricalSeries of V with a
         table of electrodes
nwbgains the same of int32 with a gain of each channel, an offset, Fletcher's sum and time stamps
mat73    MAT 7.3, chunked and deflated as MATLAB writes it
linked   NWB 2 whose samples are a link into another file, FILE.other
pauses   NWB 2 whose time stamps have a gap
turned   NWB 2 with time along the columns, as some programs wrote it
two      NWB 2 with two series, acquisition/a and acquisition/b; b has twice the values of a
"""
import sys
import uuid

import h5py
import numpy as np

HZ = 25000.0


def text(value):
    return np.array(value, dtype=h5py.string_dtype())


def typed(node, kind, namespace):
    """What PyNWB says of each object."""
    node.attrs["neurodata_type"] = kind
    node.attrs["namespace"] = namespace
    node.attrs["object_id"] = str(uuid.uuid5(uuid.NAMESPACE_OID, node.name))


def nwb(path, data, gains):
    channels = data.shape[1]
    factors = np.where(np.arange(channels) % 2, 0.5, 1.0)
    if gains:
        # Stored so that the offset of 100 uV takes it away again
        data = data.astype("<i4") - (400 / factors).astype("<i4")
    with h5py.File(path, "w") as h:
        typed(h, "NWBFile", "core")
        h.attrs["nwb_version"] = "2.6.0"
        h["file_create_date"] = text(["2024-05-01T12:00:00+02:00"])
        h["session_description"] = text("made")
        h["specifications/core/2.6.0/namespace"] = text('{"namespaces": []}')
        h.attrs[".specloc"] = h["specifications"].ref
        series = h.create_group("acquisition/ElectricalSeries")
        typed(series, "ElectricalSeries", "core")
        series.attrs["description"] = "no description"
        d = series.create_dataset(
            "data", data=data, chunks=(min(1000, len(data)), min(3, channels)), compression="gzip", shuffle=True, fletcher32=gains)
        d.attrs["unit"] = "volts"
        d.attrs["conversion"] = 0.25e-6
        if gains:
            d.attrs["offset"] = 1e-4
            series["channel_conversion"] = factors
            series["timestamps"] = 12.5 + np.arange(len(data)) / HZ
        else:
            d.attrs["offset"] = 0.0
            series["starting_time"] = 0.0
            series["starting_time"].attrs["rate"] = HZ
        # Rows of the table in reverse order
        series["electrodes"] = np.arange(channels)[::-1]
        place = h.create_group("general/extracellular_ephys")
        device = h.create_group("general/devices/probe")
        typed(device, "Device", "core")
        shank = place.create_group("shank")
        typed(shank, "ElectrodeGroup", "core")
        shank["device"] = h5py.SoftLink(device.name)
        table = place.create_group("electrodes")
        typed(table, "DynamicTable", "hdmf-common")
        table.attrs["colnames"] = text(["group", "group_name", "location", "rel_x", "rel_y", "channel_name"])
        table["id"] = np.arange(channels)
        typed(table["id"], "ElementIdentifiers", "hdmf-common")
        table.create_dataset("group", data=np.array([shank.ref] * channels, dtype=h5py.ref_dtype), maxshape=(None,))
        table.create_dataset("group_name", data=text(["shank"] * channels), maxshape=(None,))
        table.create_dataset("location", data=text(["unknown"] * channels), maxshape=(None,))
        region = series["electrodes"]
        typed(region, "DynamicTableRegion", "hdmf-common")
        region.attrs["description"] = "all electrodes"
        region.attrs["table"] = table.ref
        table["rel_x"] = 10.0 * np.arange(channels)
        table["rel_y"] = 20.0 * np.arange(channels)
        table.create_dataset("channel_name", data=text(["E%d" % i for i in range(channels)]))


def series(h, name, data):
    group = h.create_group("acquisition/" + name)
    group.attrs["neurodata_type"] = "ElectricalSeries"
    if data is not None:
        group["data"] = data
        group["data"].attrs["conversion"] = 0.25e-6
    return group


def variant(kind, path, data):
    with h5py.File(path, "w") as h:
        h.attrs["nwb_version"] = "2.6.0"
        h.attrs["neurodata_type"] = "NWBFile"
        names = ["a", "b"] if kind == "two" else ["a"]
        for i, name in enumerate(names):
            turned = kind == "turned"
            group = series(h, name, None if kind == "linked" else data.T if turned else data * (i + 1))
            if turned:
                group["electrodes"] = np.arange(data.shape[1])
            if kind == "linked":
                with h5py.File(path + ".other", "w") as other:
                    other["data"] = data
                group["data"] = h5py.ExternalLink(path + ".other", "/data")
            if kind == "pauses":
                times = np.arange(len(data)) / HZ
                times[len(data) // 2:] += 1
                group["timestamps"] = times
            else:
                group["starting_time"] = 0.0
                group["starting_time"].attrs["rate"] = HZ


def mat73(path, data):
    with h5py.File(path, "w", userblock_size=512) as h:
        d = h.create_dataset("data", data=data, chunks=(min(500, len(data)), data.shape[1]), compression="gzip")
        d.attrs["MATLAB_class"] = np.bytes_("int16")
        h.create_dataset("sr", data=np.array([[HZ]])).attrs["MATLAB_class"] = np.bytes_("double")
    header = b"MATLAB 7.3 MAT-file, Platform: test".ljust(116) + bytes(8) + b"\x00\x02IM"
    with open(path, "r+b") as f:
        f.write(header)


if __name__ == "__main__":
    kind, path, steps, channels = sys.argv[1:]
    numbers = np.fromfile(steps, "<i2").reshape(-1, int(channels))
    if kind == "mat73":
        mat73(path, numbers)
    elif kind in ("nwb", "nwbgains"):
        nwb(path, numbers, kind == "nwbgains")
    else:
        variant(kind, path, numbers)
