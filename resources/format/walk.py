#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Walks a .spkz file by grammar.json and prints every field with its place; needs Python alone.

    walk.py file.spkz

Ends with an error where the file does not follow the grammar to its last byte. Checksums are left to decode.py.
"""
import json
import os
import re
import struct
import sys

FIXED = {"u8": "<B", "u32": "<I", "u64": "<Q"}
CONDITION = re.compile(r"(\w+) (==|&) (\d+)")


class Walk:
    def __init__(self, grammar, data):
        self.grammar, self.data, self.at, self.known = grammar, data, 0, {}

    def take(self, count, limit):
        if count < 0 or count > limit - self.at:
            raise ValueError("byte %d: %d bytes expected, %d are left" % (self.at, count, limit - self.at))
        self.at += count
        return self.data[self.at - count:self.at]

    def varint(self, limit):
        value, shift = 0, 0
        while True:
            byte = self.take(1, limit)[0]
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def value(self, kind, limit):
        if kind in FIXED:
            return struct.unpack(FIXED[kind], self.take(struct.calcsize(FIXED[kind]), limit))[0]
        if kind == "varint":
            return self.varint(limit)
        if kind == "signed":
            value = self.varint(limit)
            return value >> 1 if value % 2 == 0 else -(value >> 1) - 1
        size = kind[6:-1]
        return self.take(limit - self.at if kind == "rest" else int(self.known.get(size, size)), limit)

    def applies(self, condition):
        name, operator, number = CONDITION.fullmatch(condition).groups()
        value = self.known[name]
        return value == int(number) if operator == "==" else value & int(number)

    def fields(self, fields, limit, path):
        for name, kind, *condition in fields:
            if condition and not self.applies(condition[0]):
                continue
            if kind in self.grammar:
                self.fields(self.grammar[kind], limit, path + "." + name)
                continue
            start = self.at
            value = self.value(kind, limit)
            if isinstance(value, int):
                self.known[name] = value
            shown = value if isinstance(value, int) else value.hex() if len(value) <= 32 else "%d bytes" % len(value)
            print("%8d  %s.%s = %s" % (start, path, name, shown))

    def section(self, limit):
        kind, length = self.data[self.at:self.at + 4].decode("latin-1"), struct.unpack_from("<I", self.data, self.at + 4)[0]
        end = self.at + 8 + length
        self.fields([["type", "bytes(4)"], ["length", "u32"]], limit, kind)
        body = self.grammar["bodies"].get(kind, {"fields": [["unknown", "rest"]]})
        self.fields(body["fields"], end, kind)
        times = self.known[body["times"]] if "times" in body else -1
        while "repeat" in body and (self.at < end if times < 0 else times > 0):
            self.fields(body["repeat"], end, kind)
            times -= 1
        if self.at != end:
            raise ValueError("byte %d: section %s ends at %d" % (self.at, kind, end))
        self.fields([["crc", "u32"]], limit, kind)
        return kind

    def file(self):
        parts, end = self.grammar["file"], len(self.data)
        self.fields(parts["header"], end, "header")
        kinds = []
        while not kinds or kinds[-1] != "INDX":
            kinds.append(self.section(end))
        order = "".join(re.escape(part) + "," if part.isupper() else part for part in parts["order"])
        order = order.replace("skippable*", "([a-z]...,)*").replace(r"CHNK\*,", "(CHNK,)*")
        if not re.fullmatch(order, "".join(kind + "," for kind in kinds)):
            raise ValueError("sections in another order: %s" % kinds)
        self.fields(parts["trailer"], end, "trailer")
        if self.at != end:
            raise ValueError("byte %d: the file goes on" % self.at)


def main(name):
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "grammar.json"), encoding="utf-8") as text:
        grammar = json.load(text)
    with open(name, "rb") as file:
        Walk(grammar, file.read()).file()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except (ValueError, struct.error) as problem:
        sys.exit("%s: %s" % (sys.argv[1], problem))
