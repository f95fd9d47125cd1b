#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""The network of the CAE paper (2018) in PyTorch, written from its Figure 2 and Tables 2 and 3.

  cae_twin.py steps WEIGHTS.npz RESULT.npz   trains from given weights and writes what came out
  cae_twin.py golden FOLDER                  makes the small golden files of the Java tests
  cae_twin.py time [SECONDS]                 times encoding and training steps on one thread

Weights have the names and shapes of the model files: convolutions as [tap][in][out / groups].
Debian's python3-torch is enough; nothing is downloaded.
"""
import json
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


class Unit(nn.Module):
    """A convolution with its batch normalisation, or with a bias where there is none."""

    def __init__(self, inputs, outputs, taps=1, groups=1, normalised=True):
        super().__init__()
        self.convolution = nn.Conv1d(
            inputs, outputs, taps, padding=taps // 2, groups=groups, bias=not normalised)
        self.norm = nn.BatchNorm1d(outputs) if normalised else nn.Identity()

    def forward(self, x):
        return self.norm(self.convolution(x))

    def load(self, name, weights):
        convolution = self.convolution
        compact = torch.from_numpy(weights[name + ".weight"])
        taps, inputs, per_group = compact.shape
        groups = convolution.groups
        # [tap][group, in][out] -> [group, out][in][tap]
        arranged = compact.reshape(taps, groups, inputs // groups, per_group).permute(1, 3, 2, 0)
        convolution.weight.data.copy_(
            arranged.reshape(groups * per_group, inputs // groups, taps))
        if convolution.bias is not None:
            convolution.bias.data.copy_(torch.from_numpy(weights[name + ".bias"]))
        else:
            self.norm.weight.data.copy_(torch.from_numpy(weights[name + ".scale"]))
            self.norm.bias.data.copy_(torch.from_numpy(weights[name + ".shift"]))
            self.norm.running_mean.copy_(torch.from_numpy(weights[name + ".mean"]))
            self.norm.running_var.copy_(torch.from_numpy(weights[name + ".variance"]))


class Bottleneck(nn.Module):
    """A ResNeXt block of the encoder."""

    def __init__(self, width, groups, dropout):
        super().__init__()
        self.reduce = Unit(width, width // 2, 1, groups)
        self.extract = Unit(width // 2, width // 2, 3, groups)
        self.restore = Unit(width // 2, width, 1, groups)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        inner = self.dropout(F.relu(self.extract(F.relu(self.reduce(x)))))
        return F.relu(self.restore(inner) + x)

    def load(self, name, weights):
        for part in ("reduce", "extract", "restore"):
            getattr(self, part).load(name + "." + part, weights)


class Block(nn.Module):
    """A residual block of the decoder; a deconvolution of stride 1 is a convolution."""

    def __init__(self, width, dropout):
        super().__init__()
        self.first = Unit(width, width, 3)
        self.second = Unit(width, width, 3)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        inner = self.dropout(F.relu(self.first(x)))
        return F.relu(self.dropout(self.second(inner)) + x)

    def load(self, name, weights):
        self.first.load(name + ".first", weights)
        self.second.load(name + ".second", weights)


class Network(nn.Module):
    def __init__(self, settings):
        super().__init__()
        m, n, width = settings["m_spk"], settings["n_feat"], settings["width"]
        dropout, own = settings["dropout"], 1 if settings["shared_stages"] else 2
        self.shared = settings["shared_stages"]
        self.dropout = nn.Dropout(dropout)
        self.encoder_input = Unit(m, width)
        self.encoder_stages = nn.ModuleList(
            Bottleneck(width, settings["groups"], dropout) for _ in range(own))
        self.encoder_output = Unit(width, n)
        self.codebook = nn.Parameter(torch.zeros(settings["k"], settings["times"] // 4))
        self.decoder_input = Unit(n, width)
        self.decoder_stages = nn.ModuleList(Block(width, dropout) for _ in range(own))
        self.decoder_output = Unit(width, m, normalised=False)

    def load(self, weights):
        self.encoder_input.load("encoder.input", weights)
        self.encoder_output.load("encoder.output", weights)
        self.decoder_input.load("decoder.input", weights)
        self.decoder_output.load("decoder.output", weights)
        for side in ("encoder", "decoder"):
            for i, stage in enumerate(getattr(self, side + "_stages")):
                name = "stages" if self.shared else "stage%d" % (i + 1)
                stage.load(side + "." + name, weights)
        self.codebook.data.copy_(torch.from_numpy(weights["codebook"][0]))

    def encode(self, x):
        h = F.relu(self.encoder_input(x))
        for i in range(2):
            h = F.max_pool1d(self.encoder_stages[0 if self.shared else i](h), 2)
        return self.dropout(self.encoder_output(h))

    def search(self, latents):
        vectors = latents.reshape(-1, self.codebook.shape[1])
        power = (self.codebook ** 2).sum(1)
        return (power - 2 * vectors @ self.codebook.t()).argmin(1)

    def decode(self, quantised):
        h = self.dropout(F.relu(self.decoder_input(quantised)))
        for i in range(2):
            h = F.interpolate(h, scale_factor=2)
            h = self.decoder_stages[0 if self.shared else i](h)
        return self.decoder_output(h)

    def forward(self, x):
        latents = self.encode(x)
        indexes = self.search(latents)
        quantised = self.codebook[indexes].reshape(latents.shape)
        vectors = latents.reshape(-1, self.codebook.shape[1])
        words = self.codebook[indexes]
        vq = ((vectors.detach() - words) ** 2).sum(1).mean()
        commitment = ((vectors - words.detach()) ** 2).sum(1).mean()
        # The decoder's gradient goes both to the codeword and, straight through, to the encoder.
        passed = quantised + (latents - latents.detach())
        return self.decode(passed), vq, commitment, indexes


def train(network, batches, settings):
    optimiser = torch.optim.Adam(
        network.parameters(), lr=settings["learning_rate"],
        weight_decay=settings["weight_decay"], amsgrad=True)
    losses = []
    network.train()
    for batch in batches:
        optimiser.zero_grad()
        restored, vq, commitment, _ = network(batch)
        loss = ((restored - batch) ** 2).sum() + vq + settings["beta"] * commitment
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses


def random_weights(settings, seed):
    """Weights of every layer; scales and running statistics are not trivial."""
    random = np.random.RandomState(seed)
    m, n, width, groups = (settings[key] for key in ("m_spk", "n_feat", "width", "groups"))
    shapes = {"encoder.input": (1, m, width), "encoder.output": (1, width, n),
              "decoder.input": (1, n, width)}
    for name in ["stages"] if settings["shared_stages"] else ["stage1", "stage2"]:
        shapes["encoder.%s.reduce" % name] = (1, width, width // 2 // groups)
        shapes["encoder.%s.extract" % name] = (3, width // 2, width // 2 // groups)
        shapes["encoder.%s.restore" % name] = (1, width // 2, width // groups)
        shapes["decoder.%s.first" % name] = (3, width, width)
        shapes["decoder.%s.second" % name] = (3, width, width)
    outputs = dict(zip(shapes, (shape[2] for shape in shapes.values())))
    weights = {}
    for name, shape in shapes.items():
        grouped = groups if name.startswith("encoder.stage") else 1
        reach = 1 / np.sqrt(shape[0] * shape[1] / grouped)
        out = outputs[name] * grouped
        weights[name + ".weight"] = random.uniform(-reach, reach, shape)
        weights[name + ".scale"] = random.uniform(0.7, 1.3, out)
        weights[name + ".shift"] = random.uniform(-0.3, 0.3, out)
        weights[name + ".mean"] = random.uniform(-0.1, 0.1, out)
        weights[name + ".variance"] = random.uniform(0.3, 1.2, out)
    weights["decoder.output.weight"] = random.uniform(-1, 1, (1, width, m)) / np.sqrt(width)
    weights["decoder.output.bias"] = random.uniform(-0.1, 0.1, m)
    weights["codebook"] = random.normal(0, 0.7, (1, settings["k"], settings["times"] // 4))
    return {name: value.astype(np.float32) for name, value in weights.items()}


def waves(count, ports, times, seed):
    """Smooth spike-like inputs, normalised."""
    random = np.random.RandomState(seed)
    t = np.arange(times) / times
    peak = random.uniform(0.2, 0.5, (count, ports, 1))
    wide = random.uniform(0.03, 0.12, (count, ports, 1))
    x = np.exp(-((t - peak) / wide) ** 2) * random.uniform(-3, 3, (count, ports, 1))
    return (x + random.normal(0, 0.1, x.shape)).astype(np.float32)


def run(settings, weights, inputs):
    """Restored waveforms, indexes and latents of the network as given, and losses of 20 steps."""
    network = Network(settings)
    network.load(weights)
    x = torch.from_numpy(inputs)
    network.eval()
    with torch.no_grad():
        latents = network.encode(x)
        restored, _, _, indexes = network(x)
    size = settings["batch"]
    batches = [x[i * size % len(x):i * size % len(x) + size] for i in range(settings["steps"])]
    losses = train(network, batches, settings)
    return {"latents": latents.numpy(), "restored": restored.numpy(),
            "indexes": indexes.numpy().astype(np.float32), "losses": np.array(losses, np.float32)}


GOLDEN = {"m_spk": 2, "n_feat": 4, "k": 8, "width": 16, "groups": 4, "times": 16, "dropout": 0.0,
          "learning_rate": 1e-3, "weight_decay": 1e-4, "beta": 0.15, "batch": 8, "steps": 20}


def golden(folder):
    for shared in (False, True):
        settings = dict(GOLDEN, shared_stages=shared)
        weights = random_weights(settings, 1)
        inputs = waves(32, settings["m_spk"], settings["times"], 2)
        result = dict(run(settings, weights, inputs), inputs=inputs)
        with open("%s/cae-%s.json" % (folder, "shared" if shared else "own"), "w") as file:
            json.dump({"settings": {k: str(v).lower() for k, v in settings.items()},
                       "weights": describe(weights), "results": describe(result)}, file)
            file.write("\n")


def describe(arrays):
    return {name: {"shape": list(array.shape),
                   "values": [float("%.8g" % value) for value in array.ravel()]}
            for name, array in sorted(arrays.items())}


def parse(described):
    return {name: np.array(entry["values"], np.float32).reshape(entry["shape"])
            for name, entry in described.items()}


def steps(source, target):
    """Runs the settings, weights and inputs of a JSON file and writes the results as another."""
    with open(source) as file:
        task = json.load(file)
    kinds = {"dropout": float, "learning_rate": float, "weight_decay": float, "beta": float,
             "shared_stages": lambda text: text == "true"}
    settings = {k: kinds.get(k, int)(v) for k, v in task["settings"].items()}
    result = run(settings, parse(task["weights"]), parse(task["results"])["inputs"])
    with open(target, "w") as file:
        json.dump(describe(result), file)


def measure(seconds):
    """Prints spikes encoded and training steps taken in a second on one thread (authors' preset)."""
    torch.set_num_threads(1)
    settings = {"m_spk": 4, "n_feat": 16, "k": 128, "width": 256, "groups": 32, "times": 64,
                "dropout": 0.2, "shared_stages": True, "learning_rate": 1e-3,
                "weight_decay": 1e-4, "beta": 0.15}
    network = Network(settings)
    network.load(random_weights(settings, 1))
    x = torch.from_numpy(waves(1000, 4, 64, 2))
    network.eval()

    def encode():
        with torch.no_grad():
            network.search(network.encode(x))

    def step():
        train(network, [x[:48]], settings)

    encoded = rate(encode, seconds) * 4 * len(x)
    stepped = rate(step, seconds)
    print(json.dumps({"torch": torch.__version__, "encoder_spikes_per_second": round(encoded),
                      "step_ms": round(1000 / stepped, 1)}))


def rate(call, seconds):
    """Calls in a second."""
    call()
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        call()
        count += 1
    return count / (time.perf_counter() - start)


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "steps":
        steps(sys.argv[2], sys.argv[3])
    elif len(sys.argv) == 3 and sys.argv[1] == "golden":
        golden(sys.argv[2])
    elif len(sys.argv) in (2, 3) and sys.argv[1] == "time":
        measure(float(sys.argv[2]) if len(sys.argv) == 3 else 10.0)
    else:
        sys.exit(__doc__)
