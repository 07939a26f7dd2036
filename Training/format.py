"""Writes Assay's files of weights (Sources/AssayWeights/ModelFile.swift)."""

import struct

import numpy as np

MASK = (1 << 64) - 1


def checksum(data: bytes) -> int:
    total = 0xCBF29CE484222325
    whole = len(data) // 8 * 8
    for word in np.frombuffer(data[:whole], dtype="<u8").tolist():
        total = ((total ^ word) * 0x9E3779B97F4A7C15) & MASK
        total ^= total >> 29
    for byte in data[whole:]:
        total = ((total ^ byte) * 0x100000001B3) & MASK
    return total


def write(path, sections):
    """sections: name -> numpy array or bytes, in order."""
    start = 24 + 40 * len(sections)
    entries, body = b"", bytearray()
    for name, value in sections.items():
        while (start + len(body)) % 64:
            body.append(0)
        data = value if isinstance(value, bytes) else np.ascontiguousarray(value).tobytes()
        assert len(name) <= 24, name
        entries += name.encode().ljust(24, b"\0")
        entries += struct.pack("<QQ", start + len(body), len(data))
        body += data
    rest = entries + bytes(body)
    with open(path, "wb") as file:
        file.write(b"ASSAYMDL" + struct.pack("<QQ", len(sections), checksum(rest)) + rest)


def vocabulary(pieces):
    """The sections of a vocabulary: a list of strings, whose places are their numbers."""
    encoded = [piece.encode() for piece in pieces]
    starts = np.cumsum([0] + [len(p) for p in encoded]).astype("<u4")
    size = 1 << (2 * len(pieces) - 1).bit_length()
    assert len(pieces) < 32768
    table = np.full(size, -1, dtype="<i2")
    for number, piece in enumerate(encoded):
        value = 0xCBF29CE484222325
        for byte in piece:
            value = ((value ^ byte) * 0x100000001B3) & MASK
        place = value & (size - 1)
        while table[place] >= 0:
            place = (place + 1) & (size - 1)
        table[place] = number
    return {"vocab.bytes": b"".join(encoded), "vocab.starts": starts, "vocab.table": table}


def dense(name, weight, bias, quantised=True, peaks=None):
    """weight: (columns, rows) as torch has it. Columns are filled up to a multiple of 32. peaks: the
    largest inputs, one a row, by which inputs and weights are balanced ("SmoothQuant", Xiao et al.
    2023, with a strength of 0.7)."""
    weight, bias = np.asarray(weight, "f4"), np.asarray(bias, "f4")
    columns, rows = weight.shape
    more = -columns % 32
    weight = np.pad(weight, ((0, more), (0, 0)))
    bias = np.pad(bias, (0, more))
    if not quantised:
        return {f"{name}.bias": bias, f"{name}.floats": weight.T}
    sections = {}
    if peaks is not None:
        room = np.maximum(peaks, 1e-5) ** 0.7 / np.maximum(np.abs(weight).max(0), 1e-5) ** 0.3
        room = (room / room.mean()).astype("f4")
        weight = weight * room
        sections[f"{name}.balance"] = 1 / room
    largest = np.abs(weight).max(1)
    scales = np.where(largest > 0, largest, 1) / 127
    rounded = np.rint(weight / scales[:, None]).astype("i1")
    packed = rounded.reshape(-1, 32, rows // 4, 4).transpose(0, 2, 1, 3)
    return {f"{name}.bias": bias, f"{name}.bytes": packed, f"{name}.scales": scales.astype("f4"),
            **sections}


def rows(name, matrix):
    """A table of vectors, a byte a number and a scale a row."""
    matrix = np.asarray(matrix, "f4")
    scales = np.maximum(np.abs(matrix).max(1), 1e-9) / 127
    return {f"{name}.bytes": np.rint(matrix / scales[:, None]).astype("i1"),
            f"{name}.scales": scales.astype("f4")}


def six_bits(name, matrix):
    """A table of vectors, six bits a number: the lower four in one plane, two upper in another."""
    matrix = np.asarray(matrix, "f4")
    scales = np.maximum(np.abs(matrix).max(1), 1e-9) / 31
    whole = (np.clip(np.rint(matrix / scales[:, None]), -31, 31) + 32).astype("u1")
    low, high = whole & 15, whole >> 4
    pairs = high.reshape(len(high), -1, 4)
    return {f"{name}.nibbles": (low[:, 0::2] | low[:, 1::2] << 4).astype("u1"),
            f"{name}.pairs": (pairs[:, :, 0] | pairs[:, :, 1] << 2 | pairs[:, :, 2] << 4
                              | pairs[:, :, 3] << 6).astype("u1"),
            f"{name}.scales": scales.astype("f4")}


def layer(name, part, quantised=True, peaks=None):
    """part: a bert.Layer. peaks: the largest inputs of "mixing" and "inner", one a row."""
    def numpy(tensor):
        return tensor.detach().float().numpy()

    mixing = [getattr(part, which) for which in ("query", "key", "value")]
    sections = {}
    sections |= dense(f"{name}.mixing", np.concatenate([numpy(m.weight) for m in mixing]),
                      np.concatenate([numpy(m.bias) for m in mixing]), quantised,
                      peaks and peaks["mixing"])
    for ours, theirs in (("mixed", "output"), ("inner", "inner"), ("outer", "outer")):
        m = getattr(part, theirs)
        sections |= dense(f"{name}.{ours}", numpy(m.weight), numpy(m.bias), quantised,
                          peaks and peaks.get(ours))
    for ours, theirs in (("first", "attended"), ("second", "normal")):
        m = getattr(part, theirs)
        sections |= {f"{name}.{ours}.weight": numpy(m.weight), f"{name}.{ours}.bias": numpy(m.bias)}
    return sections
