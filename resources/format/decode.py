#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""A second reader of .spkz files, written from SPEC.md; needs NumPy alone.

    decode.py file.spkz              prints a summary as one JSON object
    decode.py file.spkz folder       also writes times.npy, channels.npy, labels.npy, waveforms.npy where they can be decoded

Checks every checksum. decode_codecs.py decodes the payloads of all codecs. A model file that a .spkz file only names is
looked for in the folder of the environment variable SPIKEPRESS_MODELS, or else in ../models.
"""
import hashlib
import json
import os
import struct
import sys
import zlib

import numpy as np

from decode_codecs import DECODERS
from range_coding import Damaged, RangeDecoder, require

MAGIC = bytes.fromhex("89 53 50 4b 5a 0d 0a 1a")
END = b"ZKPS"


def crc_table():
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
        table.append(byte)
    return table


CRC_TABLE = crc_table()


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ CRC_TABLE[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


class Fields:
    """The fields of a section or part, one after the other."""

    def __init__(self, data):
        self.data = data
        self.at = 0

    def take(self, count):
        require(0 <= count <= len(self.data) - self.at, "section ends too early")
        self.at += count
        return self.data[self.at - count:self.at]

    def rest(self):
        return self.take(len(self.data) - self.at)

    def more(self):
        return self.at < len(self.data)

    def u8(self):
        return self.take(1)[0]

    def u32(self):
        return struct.unpack("<I", self.take(4))[0]

    def varint(self):
        value = 0
        for shift in range(0, 64, 7):
            byte = self.u8()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                require((shift == 0 or byte > 0) and value < 1 << 64, "integer not in its shortest form")
                return value
        raise Damaged("integer too long")

    def signed(self):
        value = self.varint()
        return value >> 1 if value & 1 == 0 else -(value >> 1) - 1


class AdaptiveTable:
    def __init__(self, symbols):
        self.counts = [1] * symbols
        self.total = symbols

    def decode(self, decoder):
        target = decoder.target(16)
        before = 0
        for symbol, count in enumerate(self.counts):
            end = (before + count << 16) // self.total
            if end > target:
                break
            before += count
        start = (before << 16) // self.total
        decoder.consume(start, end - start, 16)
        self.learn(symbol)
        return symbol

    def learn(self, symbol):
        self.counts[symbol] += 8
        self.total += 8
        if self.total > 1 << 15:
            self.counts = [count + 1 >> 1 for count in self.counts]
            self.total = sum(self.counts)


class IndexModel:
    def __init__(self, limit):
        self.limit = limit
        self.digits = ((limit - 1).bit_length() + 3) // 4
        self.tables = {}

    def decode(self, decoder):
        index = 0
        for digit in reversed(range(self.digits)):
            if (digit, index) not in self.tables:
                highest = digit == self.digits - 1
                symbols = (self.limit - 1 >> 4 * digit) + 1 if highest else 16
                self.tables[digit, index] = AdaptiveTable(symbols)
            index = index << 4 | self.tables[digit, index].decode(decoder)
        require(index < self.limit, "index beyond its limit")
        return index


class IntervalModel:
    def __init__(self):
        self.octaves = AdaptiveTable(65)
        self.fractions = {}

    def decode(self, decoder):
        octave = self.octaves.decode(decoder)
        if octave == 0:
            return 0
        rest = octave - 1
        bits = min(3, rest)
        value = 1
        if bits:
            table = self.fractions.setdefault(octave, AdaptiveTable(1 << bits))
            value = value << bits | table.decode(decoder)
            rest -= bits
        while rest:
            count = min(16, rest)
            value = value << count | decoder.raw(count)
            rest -= count
        return value


def wrapped(value):
    return (value + (1 << 63)) % (1 << 64) - (1 << 63)


def decode_events(data, spikes):
    fields = Fields(data)
    order, limit, time = fields.u8(), fields.varint(), fields.signed()
    require(order < 3 and 1 <= limit <= (1 << 12 if order == 2 else 1 << 24), "times not as specified")
    if order == 2:
        return decode_trains(fields, limit, time, spikes)
    decoder = RangeDecoder(fields.rest())
    index, interval, sign = IndexModel(limit), IntervalModel(), AdaptiveTable(2)
    times, channels = [], []
    for spike in range(spikes):
        channels.append(index.decode(decoder))
        if spike:
            back = order == 1 and sign.decode(decoder) == 1
            step = interval.decode(decoder)
            time = wrapped(time - step if back else time + step)
        times.append(time)
    return times, channels


def decode_trains(fields, limit, first, spikes):
    duration = fields.varint()
    require(duration < 1 << 48, "times not as specified")
    decoder = RangeDecoder(fields.rest())
    count_model, models = IntervalModel(), {}
    counts = [count_model.decode(decoder) for _ in range(limit)]
    require(sum(counts) == spikes, "channels have another number of spikes than the chunk")
    events = []
    for channel, count in enumerate(counts):
        time = first
        for _ in range(count):
            model = models.setdefault((duration // count).bit_length(), IntervalModel())
            time += model.decode(decoder)
            require(time <= first + duration, "spike time lies outside of its chunk")
            events.append((time, channel))
    events.sort()
    return [time for time, _ in events], [channel for _, channel in events]


def decode_labels(data, spikes):
    fields = Fields(data)
    least, limit = fields.signed(), fields.varint() + 1
    require(limit <= 1 << 32, "labels not as specified")
    decoder, index = RangeDecoder(fields.rest()), IndexModel(limit)
    return [least + index.decode(decoder) for _ in range(spikes)]


def runs(fields, chunks):
    """A set of chunks."""
    at, numbers = 0, []
    for run in range(fields.varint()):
        gap, length = fields.varint(), fields.varint()
        require((gap > 0 or run == 0) and length > 0 and at + gap + length <= chunks, "run out of range")
        numbers += range(at + gap, at + gap + length)
        at += gap + length
    return numbers


def slab_sizes(fields, chunks):
    """How many chunks each slab has."""
    continuing, sizes = set(runs(fields, chunks)), []
    require(continuing and 0 not in continuing and not fields.more(), "chunks of slabs not as specified")
    for chunk in range(chunks):
        if chunk in continuing:
            sizes[-1] += 1
        else:
            sizes.append(1)
    return sizes


def chunks_of_channels(fields, chunks):
    """For each channel that occurs the numbers of the chunks that hold a spike of it."""
    limit, chunks_of = fields.varint(), {}
    require(1 <= limit <= 1 << 24, "number of channels out of range")
    for channel in range(limit):
        numbers = runs(fields, chunks)
        if numbers:
            chunks_of[channel] = numbers
    require(limit - 1 in chunks_of and not fields.more(), "chunks of channels not as specified")
    return chunks_of


def unpack(fields, limit):
    method, size = fields.u8(), fields.varint()
    require(method < 2 and size <= limit, "packed bytes not as specified")
    data = fields.rest()
    if method == 1:
        inflater = zlib.decompressobj(-15)
        data = inflater.decompress(data, size + 1)
        require(inflater.eof and not inflater.unused_data, "deflated bytes do not end with the section")
    require(len(data) == size, "packed bytes have another size than declared")
    return data


DTYPES = {"F32": "<f4", "F16": "<f2", "I32": "<i4", "I16": "<i2", "I8": "i1", "U8": "u1"}


def safetensors(data):
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + size].decode("utf-8"))
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = np.frombuffer(data[8 + size + begin:8 + size + end], DTYPES[entry["dtype"]])
        tensors[name] = values.reshape(entry["shape"])
    return metadata, tensors


class ResidualModel:
    """Steps between what the codec restores and what is promised: magnitudes in the context of their neighbours."""

    def __init__(self, data):
        fields = Fields(data)
        self.kind = fields.u8()
        require(self.kind < 2, "unknown kind of residual")
        self.decoder = RangeDecoder(fields.rest())
        self.models = [IntervalModel() for _ in range(33)]

    def decode(self, shape):
        samples, size = shape[2], shape[1] * shape[2]
        steps = [0] * (shape[0] * size)
        for i in range(len(steps)):
            context = 0
            if i % samples > 0:
                context += 2 * abs(steps[i - 1])
            if i % samples > 1:
                context += abs(steps[i - 2])
            if i % size >= samples:
                context += abs(steps[i - samples])
            steps[i] = self.models[min(32, context.bit_length())].decode(self.decoder)
            if steps[i] and self.decoder.raw(1):
                steps[i] = -steps[i]
        return np.array(steps, float).reshape(shape)

    def restore(self, waveforms, bound):
        steps = self.decode(waveforms.shape)
        if self.kind == 1:
            return (np.rint(waveforms.astype(float)) + steps * (2 * np.floor(bound) + 1)).astype(np.float32)
        require(bound > 0, "a residual of fractions without a bound")
        return (waveforms.astype(float) + steps * (1.998 * bound)).astype(np.float32)


class SpkzFile:
    def __init__(self, data):
        self.data = data
        self.source, self.chunks_of, self.slabs = {}, None, None
        require(data[:8] == MAGIC, "not a .spkz file")
        version, crc = struct.unpack("<II", data[8:16])
        require(version in (1, 2), "is version %d; this program reads versions 1 and 2" % version)
        self.bounded = version == 2
        require(crc == crc32c(data[:12]), "checksum of the header is wrong")
        index_offset, length, crc = struct.unpack("<QQI", data[-24:-4])
        require(data[-4:] == END and crc == crc32c(data[-24:-8]), "the end is missing or damaged")
        require(length == len(data), "the file has another length than it was written with")
        self.metadata, at = self.section(b"META", 16)
        self.head = data[at - 4:at]
        self.metadata = json.loads(unpack(Fields(self.metadata), 1 << 24).decode("utf-8"))
        require(self.bounded == ("max_error" in self.metadata), "max_error belongs to version 2 alone")
        model, at = self.section(b"MODL", at)
        self.head += data[at - 4:at]
        self.read_model(Fields(model))
        index, end = self.section(b"INDX", index_offset)
        require(end == len(data) - 24, "the index does not meet the trailer")
        self.read_index(Fields(index))
        self.skip(at, self.first_chunk)
        self.skip(self.read_chunks(), index_offset)
        require(self.chunks_of in (None, self.found), "chunks of channels are not those of the spikes")
        self.put_in_order()

    def section(self, kind, at):
        found, length = self.data[at:at + 4], struct.unpack("<I", self.data[at + 4:at + 8])[0]
        end = at + 12 + length
        require(length <= 1 << 30 and end <= len(self.data) - 24, "section leaves the file")
        crc = struct.unpack("<I", self.data[end - 4:end])[0]
        require(crc == crc32c(self.data[at:end - 4]), "checksum of section %r is wrong" % found)
        require(kind in (found, None), "expected section %r, found %r" % (kind, found))
        return self.data[at + 8:end - 4], end

    def skip(self, at, end):
        while at < end:
            require(self.data[at:at + 1].islower(), "unknown section")
            kind = self.data[at:at + 4]
            body, at = self.section(None, at)
            if kind == b"srce":
                self.source = json.loads(unpack(Fields(body), 1 << 24).decode("utf-8"))
            if kind == b"head":
                require(body == self.head, "metadata or model are those of another file")
            if kind == b"chan":
                require(self.chunks_of is None and self.flags & 1, "unexpected section of the channels' chunks")
                self.chunks_of = chunks_of_channels(Fields(unpack(Fields(body), 1 << 24)), len(self.entries))
            if kind == b"slab":
                require(self.slabs is None and self.flags & 1, "unexpected section of the slabs")
                self.slabs = slab_sizes(Fields(unpack(Fields(body), 1 << 24)), len(self.entries))
        require(at == end, "sections do not meet")

    def read_model(self, fields):
        kind = fields.u8()
        self.model_sha256 = fields.take(32).hex()
        self.tensors = None
        require(kind < 2, "unknown kind of model")
        if kind == 1:
            model = unpack(fields, 1 << 26)
            require(hashlib.sha256(model).hexdigest() == self.model_sha256, "model has another hash")
            self.card, self.tensors = safetensors(model)

    def read_index(self, fields):
        self.flags = fields.u8()
        self.input_sha256 = fields.take(32).hex()
        self.spikes = fields.varint()
        self.part_bytes = [fields.varint() for _ in range(4 if self.bounded else 3)]
        self.first_chunk = fields.varint()
        self.entries = []
        for _ in range(fields.varint()):
            size, spikes = fields.varint(), fields.varint()
            least = fields.signed() if self.flags & 1 else 0
            greatest = least + fields.varint() if self.flags & 1 else 0
            self.entries.append((size, spikes, least, greatest, fields.u32()))
        require(not fields.more(), "bytes too many in the index")

    def read_chunks(self):
        self.times, self.channels, self.labels, self.payloads, self.found, self.before = [], [], [], [], {}, []
        at, first = self.first_chunk, 0
        sizes = [0] * len(self.part_bytes)
        for number, (size, spikes, least, greatest, crc) in enumerate(self.entries):
            body, end = self.section(b"CHNK", at)
            require(end == at + size, "chunk has another size than the index says")
            require(struct.unpack("<I", self.data[end - 4:end])[0] == crc, "chunk of another file")
            parts = self.parts(Fields(body), first, spikes)
            sizes = [size + len(parts.get(i + 1, b"")) for i, size in enumerate(sizes)]
            if self.flags & 1:
                times, channels = decode_events(parts[1], spikes)
                require((min(times), max(times)) == (least, greatest), "times differ from the index")
                self.times += times
                self.channels += channels
                for channel in set(channels):
                    self.found.setdefault(channel, []).append(number)
            if self.flags & 2:
                self.labels += decode_labels(parts[2], spikes)
            place = Fields(parts.get(128, b"\0\0"))
            self.before.append(place.varint())
            place.varint()
            require(not place.more(), "place in a slab not as specified")
            self.payloads.append((spikes, parts[3], parts.get(4)))
            at, first = end, first + spikes
        require(first == self.spikes and sizes == self.part_bytes, "the index's sums are wrong")
        return at

    def put_in_order(self):
        """The spikes of a slab, which its chunks hold channel by channel, in the order of times and channels."""
        slabs = self.slabs or [1] * len(self.entries)
        require(self.before == [n for size in slabs for n in range(size)], "chunks are of other slabs")
        self.order, chunk, first = [], 0, 0
        for size in slabs:
            end = first + sum(entry[1] for entry in self.entries[chunk:chunk + size])
            places = range(first, end)
            if size > 1:
                require(end - first <= 1 << 18, "slab of too many spikes")
                places = sorted(places, key=lambda i: (self.times[i], self.channels[i]))
            self.order += places
            chunk, first = chunk + size, end
        if self.flags & 1:
            self.times = [self.times[i] for i in self.order]
            self.channels = [self.channels[i] for i in self.order]
        if self.flags & 2:
            self.labels = [self.labels[i] for i in self.order]

    def parts(self, fields, first, spikes):
        require((fields.varint(), fields.varint()) == (first, spikes), "chunk is another than indexed")
        parts = {}
        while fields.more():
            kind = fields.u8()
            require(kind in (1, 2, 3, 4) or kind >= 128, "unknown part")
            require(kind not in parts, "part occurs twice")
            parts[kind] = fields.take(fields.varint())
        require((4 in parts) == self.bounded and 3 in parts, "parts differ")
        require((1 in parts) == bool(self.flags & 1) and (2 in parts) == bool(self.flags & 2), "parts differ")
        return parts

    def model(self):
        """Card and tensors, of the file itself or of the model file that it names."""
        if self.tensors is not None:
            return json.loads(self.card["card"]), self.tensors
        here = os.path.dirname(os.path.abspath(__file__))
        folder = os.environ.get("SPIKEPRESS_MODELS", os.path.join(here, "..", "models"))
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if name.endswith(".safetensors"):
                with open(os.path.join(folder, name), "rb") as file:
                    data = file.read()
                if hashlib.sha256(data).hexdigest() == self.model_sha256:
                    card, tensors = safetensors(data)
                    return json.loads(card["card"]), tensors
        return None

    def waveforms(self):
        decoder, model = DECODERS.get(self.metadata["codec"]), self.model()
        if decoder is None or model is None:
            return None
        window = self.metadata["channels"], self.metadata["samples"]
        pieces = [self.restored(decoder, model, (n,) + window, payload, rest) for n, payload, rest in self.payloads]
        return np.concatenate([np.empty((0,) + window, np.float32)] + pieces)[self.order]

    def restored(self, decoder, model, shape, payload, residual):
        waveforms = decoder(model[0], model[1], payload, shape)
        if residual is not None:
            return ResidualModel(residual).restore(waveforms, float(self.metadata["max_error"]))
        return waveforms


def summary(spkz):
    result = {
        "source": spkz.metadata["source"],
        "codec": spkz.metadata["codec"],
        "spikes": spkz.spikes,
        "input_sha256": spkz.input_sha256,
        "model_sha256": spkz.model_sha256,
        "times": spkz.times,
        "channels": spkz.channels,
        "labels": spkz.labels,
    }
    waveforms = spkz.waveforms()
    if waveforms is not None:
        result["waveforms_sha256"] = hashlib.sha256(waveforms.astype("<f4").tobytes()).hexdigest()
    return result


def save(spkz, folder):
    np.save(os.path.join(folder, "times.npy"), np.array(spkz.times, np.int64))
    np.save(os.path.join(folder, "channels.npy"), np.array(spkz.channels, np.int32))
    np.save(os.path.join(folder, "labels.npy"), np.array(spkz.labels, np.int32))
    waveforms = spkz.waveforms()
    if waveforms is not None:
        np.save(os.path.join(folder, "waveforms.npy"), waveforms)


def main(arguments):
    with open(arguments[0], "rb") as file:
        spkz = SpkzFile(file.read())
    if len(arguments) > 1:
        save(spkz, arguments[1])
    print(json.dumps(summary(spkz)))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Damaged as problem:
        sys.exit("%s: %s" % (sys.argv[1], problem))
