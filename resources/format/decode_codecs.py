# SPDX-License-Identifier: BSD-2-Clause
"""How the payloads of each codec are decoded: the second half of decode.py, written from SPEC.md, with NumPy alone.

Every function takes the model's card and tensors, a payload and the shape (spikes, channels, samples) and gives float32.
Arithmetic is in the precision and the order that SPEC.md names, so that results are equal to the last bit (cs: nearly).
"""
import math

import numpy as np

from range_coding import RangeDecoder, require

F32 = np.float32
GREATEST_FLOAT = float(np.finfo(F32).max)


class StaticTable:
    """A table of frequencies that add up to 2^15."""

    def __init__(self, frequencies):
        self.ends = np.cumsum(np.asarray(frequencies, np.int64))
        require(self.ends[-1] == 1 << 15, "frequencies do not add up to 2^15")

    def decode(self, decoder):
        symbol = int(np.searchsorted(self.ends, decoder.target(15), side="right"))
        start = int(self.ends[symbol - 1]) if symbol else 0
        decoder.consume(start, int(self.ends[symbol]) - start, 15)
        return symbol


def table_of_lengths(lengths):
    """Frequencies of code lengths in sixteenths of a bit."""
    weights = [2.0 ** (-int(length) / 16) for length in lengths]
    total = 0.0
    for weight in weights:
        total += weight
    counts = [max(1, round(weight / total * (1 << 15))) for weight in weights]
    left = (1 << 15) - sum(counts)
    step = 1 if left > 0 else -1
    while left:
        costs = [w * math.log(f / (f + step)) if f + step >= 1 else math.inf for w, f in zip(weights, counts)]
        counts[costs.index(min(costs))] += step
        left -= step
    return StaticTable(counts)


def decode_scalar(card, tensors, payload, shape):
    table, decoder = StaticTable(tensors["frequencies"]), RangeDecoder(payload)
    symbols = np.array([table.decode(decoder) for _ in range(int(np.prod(shape)))], np.int32)
    return ((symbols - 128).astype(F32) * tensors["step"][0]).reshape(shape)


# ---- pca, dct, dwt, cs -------------------------------------------------------------------------------------------------------


class TableCoder:
    """Levels under one static table a coefficient, larger ones after an escape."""

    def __init__(self, tensors):
        self.step = float(tensors["step"][0])
        sizes = tensors["table_sizes"].astype(int)
        starts = np.concatenate(([0], np.cumsum(sizes)))
        frequencies = tensors["frequencies"].astype(int)
        self.tables = [StaticTable(frequencies[a:b]) for a, b in zip(starts, starts[1:])]
        self.tabled = [(size - 2) // 2 for size in sizes]
        self.centroids = tensors["centroids"].astype(int)

    def decode(self, decoder):
        return [self.coefficient(decoder, i) for i in range(len(self.tables))]

    def coefficient(self, decoder, i):
        symbol, tabled = self.tables[i].decode(decoder), self.tabled[i]
        level = symbol - tabled if symbol <= 2 * tabled else self.escape(decoder, tabled)
        if level == 0:
            return 0.0
        row = self.centroids[i]
        below = float(F32(1 / 256) * F32(row[min(abs(level), len(row)) - 1]))
        centre = float(F32(abs(level)) - F32(below))
        return self.step * (-centre if level < 0 else centre)

    @staticmethod
    def escape(decoder, tabled):
        negative, length, excess = decoder.raw(1), decoder.raw(5), 0
        if length > 16:
            excess = decoder.raw(length - 16) << 16
        if length > 0:
            excess |= decoder.raw(min(length, 16))
        magnitude = min(1 << 30, tabled + excess)
        return -magnitude if negative else magnitude


class LeadingCoder:
    """The first coefficients, 16 bits each."""

    def __init__(self, tensors):
        self.units = tensors["units"].astype(float)

    def decode(self, decoder):
        return [(decoder.raw(16) - 32768) * unit for unit in self.units]


class LargestCoder(LeadingCoder):
    """One bit a coefficient for which are stored, then those, 16 bits each."""

    def decode(self, decoder):
        marks = [decoder.raw(1) for _ in self.units]
        return [(decoder.raw(16) - 32768) * unit if mark else 0.0 for mark, unit in zip(marks, self.units)]


def synthesis(mean, directions):
    """Coefficients of all vectors to values: sums in double precision in the order of the directions."""

    def restore(coefficients):
        values = np.zeros((len(coefficients), directions.shape[1]))
        for i, direction in enumerate(directions.astype(float)):
            values = values + np.where(coefficients[:, i:i + 1] != 0, coefficients[:, i:i + 1] * direction, 0)
        return np.clip(values + mean, -GREATEST_FLOAT, GREATEST_FLOAT).astype(F32)

    return restore


def decode_vectors(payload, shape, length, coder, restore):
    decoder = RangeDecoder(payload)
    count = int(np.prod(shape)) // length
    coefficients = np.array([coder.decode(decoder) for _ in range(count)], float).reshape(count, -1)
    return restore(coefficients).reshape(shape)


def coefficient_coder(card, tensors, fixed=LeadingCoder):
    return TableCoder(tensors) if card["settings"]["coder"] == "entropy" else fixed(tensors)


def vector_length(card, shape):
    return shape[1] * shape[2] if card["settings"]["channels"] == "joint" else shape[2]


def decode_pca(card, tensors, payload, shape):
    directions = tensors["directions"].astype(F32) * F32(1 / 32768)
    restore = synthesis(tensors["mean"].astype(float), directions)
    return decode_vectors(payload, shape, vector_length(card, shape), coefficient_coder(card, tensors), restore)


def decode_dct(card, tensors, payload, shape):
    length = shape[2]
    i, j = np.arange(length)[:, None], np.arange(length)[None, :]
    directions = np.sqrt(2 / length) * np.cos(np.pi * i * (2 * j + 1) / (2 * length))
    directions[0] = np.sqrt(1 / length)
    coder = coefficient_coder(card, tensors)
    restore = synthesis(0.0, directions.astype(F32)[:count_of(coder)])
    return decode_vectors(payload, shape, length, coder, restore)


def count_of(coder):
    return len(coder.tables) if isinstance(coder, TableCoder) else len(coder.units)


SYMMLET = [0.0322231006040427, -0.012603967262037833, -0.09921954357684722, 0.29785779560527736, 0.8037387518059161,
           0.49761866763201545, -0.02963552764599851, -0.07576571478927333]


def symmlet(length):
    """Rows are the wavelets, coarse to fine."""
    result, current = np.eye(length), length
    while current % 2 == 0 and current >= 14:
        half, halves = current // 2, np.zeros((current, length))
        for i in range(half):
            for tap in range(8):
                value = result[(2 * i + tap - 3) % current]
                high = SYMMLET[7 - tap] if tap % 2 == 0 else -SYMMLET[7 - tap]
                halves[i] += SYMMLET[tap] * value
                halves[half + i] += high * value
        result[:current] = halves
        current = half
    return result


def decode_dwt(card, tensors, payload, shape):
    coder = coefficient_coder(card, tensors, LargestCoder)
    restore = synthesis(0.0, symmlet(shape[2]).astype(F32)[:count_of(coder)])
    return decode_vectors(payload, shape, shape[2], coder, restore)


def decode_cs(card, tensors, payload, shape):
    length, signs = shape[2], tensors["signs"].astype(float)
    operator = differences(length) * np.repeat(
        np.repeat(tensors["weights"].astype(float).reshape(4, -1), 4, axis=1)[:, :length].ravel(), 1)[:, None]
    inverse = np.linalg.inv(operator.T @ operator)
    spread = inverse @ signs.T
    restore = spread @ np.linalg.inv(signs @ spread)
    free = (inverse - restore @ signs @ inverse) @ operator.T

    def recover(measurements):
        start = measurements @ restore.T
        signal, gap = start, np.zeros((len(start), len(operator)))
        values = signal @ operator.T
        threshold = np.abs(values).mean(axis=1, keepdims=True)
        for _ in range(60):
            values = values + gap
            shrunk = np.where(values > threshold, values - threshold, np.minimum(0, values + threshold))
            gap = values - shrunk
            signal = start + (shrunk - gap) @ free.T
            values = signal @ operator.T
        return np.clip(signal, -GREATEST_FLOAT, GREATEST_FLOAT).astype(F32)

    return decode_vectors(payload, shape, vector_length(card, shape), coefficient_coder(card, tensors), recover)


def differences(length):
    rows = []
    for order in (1, 1.5, 2, 2.5):
        weights = [1.0]
        for k in range(1, length):
            weights.append(weights[-1] * (k - 1 - order) / k)
        for sample in range(length):
            rows.append([weights[sample - j] if j <= sample else 0.0 for j in range(length)])
    return np.array(rows)


# ---- kmeans, rvq -------------------------------------------------------------------------------------------------------------


def decode_codewords(card, tensors, payload, shape):
    units = tensors["units"].astype(F32)
    books = [tensors["codewords.%d" % s].astype(F32) * unit for s, unit in enumerate(units)]
    tables = [table_of_lengths(tensors["code_lengths.%d" % s]) for s in range(len(units))]
    decoder = RangeDecoder(payload)
    spikes = np.zeros((shape[0], shape[1] * shape[2]), F32)
    for spike in spikes:
        for book, table in zip(books, tables):
            spike += book[table.decode(decoder)]
    return (spikes / tensors["gain"].astype(F32)[0]).reshape(shape)


# ---- cae ---------------------------------------------------------------------------------------------------------------------


def weighted_sum(start, weights, planes):
    """Adds weight times plane after plane, in single precision."""
    total = start
    for weight, plane in zip(weights, planes):
        total = total + weight * plane
    return total


class Convolution:
    """Kernels along time of [group of ports][channel][time], batch normalisation folded in."""

    def __init__(self, tensors, name):
        weights = tensors[name + ".weight"].astype(F32)
        if name + ".scale" in tensors:
            scale, shift, mean, variance = (
                tensors["%s.%s" % (name, part)].astype(F32).astype(float) for part in ("scale", "shift", "mean", "variance"))
            factor = scale / np.sqrt(variance + 1e-5)
            self.bias = (shift - factor * mean).astype(F32)
            weights = weights * factor.astype(F32)
        else:
            self.bias = tensors[name + ".bias"].astype(F32)
        self.weights = weights.reshape(-1, weights.shape[2])
        self.taps = weights.shape[0]

    def __call__(self, planes):
        seen = planes
        if self.taps == 3:
            none = np.zeros_like(planes[:, :, :1])
            seen = np.concatenate((np.concatenate((none, planes[:, :, :-1]), 2), planes,
                                   np.concatenate((planes[:, :, 1:], none), 2)), 1)
        outputs = []
        for o, bias in enumerate(self.bias):
            start = np.full(seen[:, 0].shape, bias, F32)
            outputs.append(weighted_sum(start, self.weights[:, o], np.moveaxis(seen, 1, 0)))
        return np.stack(outputs, 1)


def rectified(planes):
    return np.where(planes > 0, planes, F32(0))


def decode_network(settings, tensors, latents):
    planes = rectified(Convolution(tensors, "decoder.input")(latents))
    for stage in ("1", "2"):
        name = "decoder.stages" if settings["shared_stages"] == "true" else "decoder.stage" + stage
        planes = np.repeat(planes, 2, axis=2)
        inner = rectified(Convolution(tensors, name + ".first")(planes))
        planes = rectified(Convolution(tensors, name + ".second")(inner) + planes)
    output = Convolution(tensors, "decoder.output")(planes)
    if settings.get("linear_path") == "true":
        weights = tensors["decoder.linear.weight"].astype(F32)
        flat, groups = output.reshape(len(output), -1), latents.reshape(len(latents), -1)
        for j in range(weights.shape[0]):
            flat = flat + groups[:, j:j + 1] * weights[j]
        output = flat.reshape(output.shape)
    return output


def decode_cae(card, tensors, payload, shape):
    settings = card["settings"]
    ports, features, levels = (int(settings[name]) for name in ("m_spk", "n_feat", "levels"))
    times = (shape[2] + 3) // 4 * 4
    vectors = 1 if settings["joint_latent"] == "true" else features
    waveforms = shape[0] * shape[1]
    groups = -(-waveforms // ports)
    tables = [StaticTable(row) for row in tensors["table"]]
    decoder, codebook = RangeDecoder(payload), tensors["codebook"].astype(F32)
    latents = np.zeros((groups * vectors, codebook.shape[2]), F32)
    for latent in latents:
        for level in range(levels):
            latent += codebook[level, tables[level].decode(decoder)]
    output = decode_network(settings, tensors, latents.reshape(groups, features, times // 4))
    mean, deviation = (tensors["normaliser." + name].astype(F32) for name in ("mean", "deviation"))
    restored = output[:, :, :shape[2]] * deviation + mean
    values, share = np.zeros((waveforms, shape[2]), F32), shape[1] // ports
    for place in range(waveforms):
        group, port = divmod(place, ports)
        at = place
        if share > 1 and shape[1] % ports == 0:
            at = group // share * shape[1] + port * share + group % share
        values[at] = restored[group, port]
    return values.reshape(shape)


# ---- trellis -----------------------------------------------------------------------------------------------------------------

NEXT_STATE = [0, 1, 2, 3, 1, 0, 3, 2]


class Magnitudes:
    """Magnitudes of any size by spread and set."""

    def __init__(self, tensors):
        self.tables = [table_of_lengths(row) for row in tensors["code_lengths"]]
        self.offsets = tensors["offsets"].astype(F32)

    @staticmethod
    def place(spread):
        return (spread, 0) if spread < 26 else (22 + (spread - 26) % 4, (spread - 26) // 4 + 1)

    @staticmethod
    def low(decoder, bits):
        value = decoder.raw(bits - 12) << 12 if bits > 12 else 0
        return value | decoder.raw(min(bits, 12)) if bits > 0 else value

    def read(self, decoder, spread, zet):
        base, bits = self.place(spread)
        high = self.tables[2 * base + zet].decode(decoder)
        if high == 15:
            prefix = 0
            while decoder.raw(1) == 0:
                prefix += 1
                require(prefix <= 24, "an endless number")
            high = (1 << prefix | self.low(decoder, prefix)) + 14
        return high << bits | self.low(decoder, bits)

    def integer(self, decoder, spread):
        magnitude = self.read(decoder, spread, 0)
        return -magnitude if magnitude and decoder.raw(1) else magnitude

    def level(self, spread, zet, magnitude):
        base, bits = self.place(spread)
        multiple = F32(2 * magnitude - zet)
        if bits or magnitude > 15:
            return multiple
        return multiple - self.offsets[2 * base + zet][min(magnitude, 3) - 1] * F32(1 / 128)


class TrellisNumbers:
    """What spikes of one payload are restored from: means, basis, steps in model units; gain a channel."""

    def __init__(self, means, basis, steps, gain, spreads, class_lengths, step_lengths):
        self.means, self.basis, self.steps, self.gain, self.spreads = means, basis, steps, gain, spreads
        self.classes = table_of_lengths(class_lengths)
        self.step_tables = [table_of_lengths(lengths) for lengths in step_lengths]


def foreign_spike(decoder, values):
    if decoder.raw(1) == 0:
        return np.zeros(values, F32)
    exponent = decoder.raw(9) - 200
    return np.array([math.ldexp(decoder.raw(8) - 127, exponent) for _ in range(values)], F32)


def decode_spikes(decoder, numbers, magnitudes, shape):
    values, spikes = shape[1] * shape[2], []
    divisor = np.repeat(numbers.gain, shape[2])
    for _ in range(shape[0]):
        cls = numbers.classes.decode(decoder)
        if cls == len(numbers.means):
            spikes.append(foreign_spike(decoder, values))
            continue
        step = numbers.step_tables[cls].decode(decoder)
        spike, state = numbers.means[cls].copy(), 0
        for i, spread in enumerate(numbers.spreads[cls][step]):
            magnitude = magnitudes.read(decoder, spread, state & 1)
            if magnitude:
                size = magnitudes.level(spread, state & 1, magnitude) * numbers.steps[step]
                spike += numbers.basis[i] * (-size if decoder.raw(1) else size)
            state = NEXT_STATE[2 * state + (magnitude & 1)]
        spikes.append(spike / divisor)
    return np.array(spikes, F32).reshape(shape)


def limited(spread):
    return max(0, min(95, int(spread)))


def decode_trellis(card, tensors, payload, shape):
    magnitudes, decoder = Magnitudes(tensors), RangeDecoder(payload)
    if card["format_version"] == 2:
        return decode_spikes(decoder, tuned_numbers(decoder, magnitudes, tensors, shape), magnitudes, shape)
    gain, steps, spreads = tensors["gain"].astype(F32), tensors["steps"].astype(F32), tensors["spreads"].astype(int)
    if "adaptive" in tensors:
        level, code = decoder.raw(16) - (1 << 15), decoder.raw(8) - (1 << 7)
        gain = gain * F32(2.0 ** (-level / 8))
        steps = steps * F32(2.0 ** (code / 4))
        spreads = np.clip(spreads - code, 0, 95)
    scalars = tensors["scalars"].astype(F32)
    numbers = TrellisNumbers(
        tensors["means"].astype(F32) * scalars[0], tensors["basis"].astype(F32) * scalars[1], steps, gain,
        spreads.tolist(), tensors["class_lengths"], tensors["step_lengths"])
    return decode_spikes(decoder, numbers, magnitudes, shape)


def orthonormal_rows(given, dimension, wanted):
    accepted = []
    for row in [[float(v) for v in row] for row in given] + np.eye(dimension).tolist():
        power = dot(row, row)
        if len(accepted) == wanted or power == 0:
            continue
        for _ in range(2):
            for other in accepted:
                factor = -dot(row, other)
                row = [a + factor * b for a, b in zip(row, other)]
        left = dot(row, row)
        if left >= power / 16:
            length = math.sqrt(left)
            accepted.append([a / length for a in row])
    return accepted


def dot(left, right):
    total = 0.0
    for a, b in zip(left, right):
        total += a * b
    return total


def multiples(values, coarsest):
    """Rounded to multiples of a unit that the values settle."""
    values, coarsest = np.asarray(values, F32), F32(coarsest)
    greatest = F32(np.abs(values).max(initial=0))
    unit = greatest / F32(127)
    if unit > coarsest:
        unit = max(min(coarsest / F32(16), unit), greatest / F32(32767))
    unit = unit if unit > 0 else F32(1)
    return np.clip(np.rint(values / unit), -32767, 32767).astype(F32) * unit


def tuned_numbers(decoder, magnitudes, tensors, shape):
    channels, samples = shape[1], shape[2]
    level, code = decoder.raw(16) - (1 << 15), decoder.raw(8) - (1 << 7)
    classes, own, count = decoder.raw(6) + 1, decoder.raw(12), decoder.raw(12)
    require(own <= count and 1 <= count <= samples, "an impossible tuning")
    shift = (4 * code + 8) // 16
    mean_spreads = [limited(s - shift) for s in tensors["mean_spreads"].astype(int)]
    integer = magnitudes.integer
    means = [[[integer(decoder, s) for s in mean_spreads] for _ in range(channels)] for _ in range(classes)]
    rows = [[integer(decoder, int(s)) for s in tensors["direction_spreads"][i]] for i in range(own)]
    mixture = [[integer(decoder, 30) for _ in range(channels)] for _ in range(channels)] if channels > 1 else []
    profile = []
    for i in range(count * channels):
        profile.append(integer(decoder, 22) + (profile[i - channels] if i >= channels else 0))
        require(0 <= profile[-1] <= 95, "an impossible profile")
    widths, step_lengths = [], []
    for _ in range(classes):
        pairs = [(integer(decoder, 22), 8 * decoder.raw(4)) for _ in tensors["steps"]]
        widths.append([width for width, _ in pairs])
        step_lengths.append([length for _, length in pairs])
    class_lengths = [4 * decoder.raw(6) for _ in range(classes + 1)]

    factor = F32(2.0 ** (code / 16))
    steps = tensors["steps"].astype(F32) * factor
    prior = tensors["basis"].astype(F32) * tensors["scalars"].astype(F32)[0]
    unit = steps[0] / F32(6)
    restored = np.zeros((classes, channels, samples), F32)
    for k in range(classes):
        for c in range(channels):
            for i, value in enumerate(means[k][c]):
                if value:
                    restored[k, c] += prior[i] * (F32(value) * unit)
    across = orthonormal_rows(mixture, channels, channels)
    along = []
    for row in orthonormal_rows(rows, samples, count):
        direction = np.zeros(samples)
        for i, value in enumerate(row):
            direction = direction + value * prior[i].astype(float)
        along.append(direction)
    reach = len(along) * channels
    order = sorted((i for i in range(min(reach, len(profile))) if profile[i] > 0), key=lambda i: (-profile[i], i))
    basis = [np.outer(across[i % channels], along[i // channels]).astype(F32).ravel() for i in order]
    spreads = [[[limited(profile[i] + width) for i in order] for width in row] for row in widths]
    return TrellisNumbers(
        multiples(restored.reshape(classes, -1), unit / F32(16)),
        multiples(basis, 1 / 4096) if basis else np.zeros((0, channels * samples), F32),
        steps, np.full(channels, F32(2.0 ** (-level / 8))), spreads, class_lengths, step_lengths)


DECODERS = {
    "scalar": decode_scalar,
    "pca": decode_pca,
    "dct": decode_dct,
    "dwt": decode_dwt,
    "cs": decode_cs,
    "kmeans": decode_codewords,
    "rvq": decode_codewords,
    "cae": decode_cae,
    "trellis": decode_trellis,
}
