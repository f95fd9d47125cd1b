# SPDX-License-Identifier: BSD-2-Clause
"""The range decoder of SPEC.md, and the way decode.py refuses what breaks a rule."""


class Damaged(Exception):
    pass


def require(condition, problem):
    if not condition:
        raise Damaged(problem)


class RangeDecoder:
    def __init__(self, data):
        self.data = data + bytes(8)
        self.at = 0
        self.range = 0xFFFFFFFF
        self.code = 0
        for _ in range(4):
            self.code = self.code << 8 | self.byte()

    def byte(self):
        require(self.at < len(self.data), "entropy-coded data end too early")
        self.at += 1
        return self.data[self.at - 1]

    def target(self, bits):
        return min(self.code // (self.range >> bits), (1 << bits) - 1)

    def consume(self, start, frequency, bits):
        step = self.range >> bits
        self.code -= step * start
        self.range = step * frequency
        while self.range < 1 << 24:
            self.range = self.range << 8 & 0xFFFFFFFF
            self.code = (self.code << 8 | self.byte()) & 0xFFFFFFFF

    def raw(self, count):
        value = self.target(count)
        self.consume(value, 1, count)
        return value
