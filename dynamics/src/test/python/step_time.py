# SPDX-License-Identifier: BSD-2-Clause
"""Processor time of a training step of the SBTT demo's network in PyTorch, on one core.

64 trials, 50 bins, 60 channels of which some are observed: python3 step_time.py [CHANNELS]
The counterpart of io.github.spikepress.dynamics.experiments.StepTime.
"""
import statistics
import sys
import time

import torch

torch.manual_seed(0)
torch.set_num_threads(1)
observed = int(sys.argv[1]) if len(sys.argv) > 1 else 18
encoder = torch.nn.GRU(60, 50, bidirectional=True)
to_state = torch.nn.Linear(100, 50)
generator = torch.nn.GRU(1, 50)
readout = torch.nn.Linear(50, 60)
dropout = torch.nn.Dropout(0.1)
parameters = [
    p for m in (encoder, to_state, generator, readout) for p in m.parameters()
]
counts = torch.poisson(torch.full((50, 64, 60), 0.036))
mask = torch.rand(50, 64, 60).argsort(-1) < observed


def step():
    for p in parameters:
        p.grad = None
    hidden = mask & (torch.rand(mask.shape) < 0.3)
    shown = counts * (mask & ~hidden) / 0.7
    _, last = encoder(shown)
    state = dropout(to_state(dropout(torch.cat([last[0], last[1]], -1))))[None]
    states, _ = generator(torch.zeros(50, 64, 1), state)
    log_rates = readout(states)
    loss = torch.nn.functional.poisson_nll_loss(
        log_rates, counts, log_input=True, reduction="none"
    )
    (loss * hidden).sum().div(hidden.sum()).backward()


for _ in range(5):
    step()
times = []
for _ in range(20):
    start = time.process_time()
    step()
    times.append(1e3 * (time.process_time() - start))
print(f"{statistics.median(times):.1f} ms CPU per step")
