"""The core natively against PyTorch and OpenBLAS, interleaved in this process. Prints one JSON object per result.

python3 tests/bench/native.py LIBRARY SECONDS GROUP...
LIBRARY: build/native-wide/tests/bench/librnn_bench.so. Without PyTorch or OpenBLAS the core is timed alone, and said so.
"""

import ctypes
import ctypes.util
import json
import math
import os
import statistics
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"  # before torch is imported

try:
    import torch

    torch.set_num_threads(1)
except ImportError:
    torch = None

CELLS = {"SimpleRNN": (0, 1, 1), "LSTM": (1, 4, 1), "GRU": (2, 3, 1), "BiLSTM": (3, 4, 2)}  # number, gates, directions
WORKLOADS = {"W0": (8, 2, 10, 3), "W1": (1, 100, 32, 64), "W2": (32, 100, 64, 128), "W3": (32, 50, 128, 512)}  # B, T, I, H
TRAINING = {"32,40,64,128": (32, 40, 64, 128), "16,25,64,64": (16, 25, 64, 64)}
PRODUCTS = [(1, 128, 512), (1, 512, 2048), (8, 64, 256), (32, 128, 512), (32, 512, 2048), (1280, 128, 512)]
MIN_ROUNDS, MAX_ROUNDS, LEAST = 7, 60, 0.004
TOLERANCE = 2e-3


def uniform(count, scale, seed):
    """The same numbers as workloads.mjs has."""
    numbers, state = (ctypes.c_float * count)(), (seed * 2654435761 + 1) % 2**32
    for i in range(count):
        state = (state * 1664525 + 1013904223) % 2**32
        numbers[i] = (state / 2**31 - 1) * scale
    return numbers


def load_core(path):
    core = ctypes.CDLL(path)
    pointer, size = ctypes.c_void_p, ctypes.c_int64
    core.bench_model.restype, core.bench_model.argtypes = pointer, [ctypes.c_int, size, size, size, size, pointer, pointer, pointer]
    core.bench_free.argtypes = [pointer]
    core.bench_forward.argtypes = [pointer, pointer]
    core.bench_train.argtypes = [pointer, size, pointer]
    core.bench_operands.argtypes = [size, size, size]
    core.bench_operand.restype, core.bench_operand.argtypes = pointer, [ctypes.c_int]
    core.bench_multiply.argtypes = [size, size, size, ctypes.c_int]
    for name in ("bench_peak", "bench_peak_wide"):
        if hasattr(core, name):
            getattr(core, name).restype, getattr(core, name).argtypes = ctypes.c_float, [ctypes.c_int, ctypes.c_float]
    return core


def seconds_of(run, repetitions):
    """Of CPU time, which on a shared machine is what a contender takes."""
    start = time.process_time()
    for _ in range(repetitions):
        run()
    return (time.process_time() - start) / repetitions


def spread(times):
    ordered = sorted(times)
    quartile = lambda share: ordered[round(share * (len(ordered) - 1))]
    return (quartile(0.75) - quartile(0.25)) / 2 / statistics.median(times)


def contest(contenders, seconds):
    """contenders: (name, run, runs per call, difference from the first's result). Milliseconds per run of each, timed in turns."""
    repetitions = []
    for _, run, _, _ in contenders:
        first = seconds_of(run, 1)
        first = min(first, seconds_of(run, max(1, min(50, int(LEAST / first)))))
        repetitions.append(max(1, math.ceil(LEAST / first)))
    times = [[] for _ in contenders]
    deadline = time.perf_counter() + seconds
    for round_ in range(MAX_ROUNDS):
        if round_ >= MIN_ROUNDS and time.perf_counter() > deadline:
            break
        for i, (_, run, runs, _) in enumerate(contenders):
            times[i].append(1000 * seconds_of(run, repetitions[i]) / runs)
    return [
        {
            "name": name,
            "median": statistics.median(times[i]),
            "best": min(times[i]),
            "spread": spread(times[i]),
            "rounds": len(times[i]),
            "ratio": statistics.median(mine / first for mine, first in zip(times[i], times[0])),
            "difference": difference,
            "agrees": difference <= TOLERANCE,
        }
        for i, (name, _, _, difference) in enumerate(contenders)
    ]


def report(**result):
    print(json.dumps({"place": "native", **result}), flush=True)


def distance(mine, theirs):
    worst = 0.0
    for a, b in zip(mine, theirs):
        if not abs(a - b) <= worst:
            worst = abs(a - b)
    return worst


# ---- PyTorch ----------------------------------------------------------------------------------------------------------------------------

KERAS_GATES = {"SimpleRNN": [0], "LSTM": [0, 1, 2, 3], "GRU": [1, 0, 2], "BiLSTM": [0, 1, 2, 3]}  # PyTorch's order out of Keras'


def tensor(numbers, *shape):
    return torch.frombuffer(numbers, dtype=torch.float32).reshape(shape).clone()


def reordered(matrix, cell, units):
    """(rows, gates · units) → (gates · units, rows) with PyTorch's order of gates."""
    return torch.cat([matrix[:, g * units : (g + 1) * units] for g in KERAS_GATES[cell]], dim=1).t().contiguous()


def torch_layer(cell, sizes, parts):
    _, _, inputs, units = sizes
    _, gates, directions = CELLS[cell]
    kind = {"SimpleRNN": torch.nn.RNN, "GRU": torch.nn.GRU}.get(cell, torch.nn.LSTM)
    layer = kind(inputs, units, batch_first=True, bidirectional=directions == 2)
    with torch.no_grad():
        for d, (kernel, recurrent, bias) in enumerate(parts):
            suffix = "_l0" + ("_reverse" if d else "")
            columns = gates * units
            rows = len(bias) // columns
            biases = reordered(tensor(bias, rows, columns), cell, units).t()
            getattr(layer, "weight_ih" + suffix).copy_(reordered(tensor(kernel, inputs, columns), cell, units))
            getattr(layer, "weight_hh" + suffix).copy_(reordered(tensor(recurrent, units, columns), cell, units))
            getattr(layer, "bias_ih" + suffix).copy_(biases[0])
            getattr(layer, "bias_hh" + suffix).copy_(biases[1] if rows == 2 else torch.zeros(columns))
    return layer


def torch_trainer(layer, dense, x, y):
    parameters = [*layer.parameters(), *dense.parameters()]
    layer.bias_hh_l0.requires_grad_(False)  # Keras has one bias
    optimizer = torch.optim.Adam([p for p in parameters if p.requires_grad], lr=0.001, eps=1e-7)
    labels = y.argmax(-1).reshape(-1)

    def step():
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(dense(layer(x)[0]).reshape(len(labels), -1), labels)
        loss.backward()
        optimizer.step()
        return loss

    return step


# ---- groups -----------------------------------------------------------------------------------------------------------------------------


def weight_parts(cell, sizes):
    _, _, inputs, units = sizes
    _, gates, directions = CELLS[cell]
    columns, scale = gates * units, 1 / math.sqrt(units)
    biases = 2 if cell == "GRU" else 1
    counts = (inputs * columns, units * columns, biases * columns)
    return [[uniform(count, scale, 10 * d + 1 + i) for i, count in enumerate(counts)] for d in range(directions)]


def joined(arrays):
    whole = (ctypes.c_float * sum(len(a) for a in arrays))()
    at = 0
    for array in arrays:
        whole[at : at + len(array)] = array[:]
        at += len(array)
    return whole


def time_forward(core, seconds):
    for cell, (number, gates, directions) in CELLS.items():
        for name, sizes in WORKLOADS.items():
            batch, steps, inputs, units = sizes
            parts = weight_parts(cell, sizes)
            x = uniform(batch * steps * inputs, 1, 77)
            out = (ctypes.c_float * (batch * steps * units * directions))()
            model = core.bench_model(number, *sizes, joined([a for part in parts for a in part]), x, None)
            contenders = [("ours", lambda: core.bench_forward(model, out), 1, 0.0)]
            if torch:
                layer, given = torch_layer(cell, sizes, parts), tensor(x, batch, steps, inputs)
                with torch.inference_mode():
                    core.bench_forward(model, out)
                    apart = distance(out, layer(given)[0].reshape(-1).tolist())
                    contenders.append(("PyTorch", lambda: layer(given), 1, apart))
                    times = contest(contenders, seconds)
            else:
                times = contest(contenders, seconds)
            core.bench_free(model)
            flops = 2 * batch * steps * gates * directions * units * (inputs + units)
            report(group="forward", name=f"{cell} {name}", flops=flops, contenders=times)


def time_training(core, seconds):
    for name, sizes in TRAINING.items():
        batch, steps, inputs, units = sizes
        parts = weight_parts("LSTM", sizes)
        dense = [uniform(units * inputs, 1 / math.sqrt(units), 8), (ctypes.c_float * inputs)()]
        ids = [int((u + 1) / 2 * inputs) for u in uniform(batch * steps, 1, 5)]
        x, y = uniform(len(ids) * inputs, 1, 6), (ctypes.c_float * (len(ids) * inputs))()
        for i, token in enumerate(ids):
            y[i * inputs + (token * 7 + 3) % inputs] = 1
        weights = joined([a for part in parts for a in part] + dense)
        model = core.bench_model(1, *sizes, weights, x, y)
        losses = (ctypes.c_float * 3)()
        core.bench_train(model, 3, losses)
        contenders = [("ours", lambda: core.bench_train(model, 4, None), 4, 0.0)]
        if torch:
            linear = torch.nn.Linear(units, inputs)
            with torch.no_grad():
                linear.weight.copy_(tensor(dense[0], units, inputs).t())
                linear.bias.zero_()
            given = (tensor(x, batch, steps, inputs), tensor(y, batch, steps, inputs))
            step = torch_trainer(torch_layer("LSTM", sizes, parts), linear, *given)
            apart = distance(losses, [step().item() for _ in range(3)])
            contenders.append(("PyTorch", step, 1, apart))
        times = contest(contenders, seconds)
        core.bench_free(model)
        flops = 2 * batch * steps * units * (12 * units + 8 * inputs + 3 * inputs)
        report(group="train", name=f"train LSTM ({name})", flops=flops, contenders=times)


def time_products(core, seconds):
    blas_path = ctypes.util.find_library("openblas")
    blas = ctypes.CDLL(blas_path) if blas_path else None
    rounds = 20000
    flops = core.bench_peak_flops() * rounds
    peaks = [("peak, 16-byte vectors", lambda: core.bench_peak(rounds, 1e-9), 1, 0.0)]
    if hasattr(core, "bench_has_wide") and core.bench_has_wide():
        peaks.append(("peak, AVX2 and FMA (twice the work)", lambda: core.bench_peak_wide(rounds, 1e-9), 1, 0.0))
    report(group="peak", name="peak", flops=flops, contenders=contest(peaks, seconds))
    for m, k, n in PRODUCTS:
        core.bench_operands(m, k, n)
        a, b, c = (core.bench_operand(i) for i in range(3))
        times = max(1, round(1e8 / (2 * m * k * n)))
        contenders = [("ours", lambda: core.bench_multiply(m, k, n, times), times, 0.0)]
        if blas:
            theirs = (ctypes.c_float * (m * n))()
            arguments = (101, 111, 111, m, n, k, ctypes.c_float(1), ctypes.c_void_p(a), k, ctypes.c_void_p(b), n, ctypes.c_float(0), theirs, n)

            def multiply():
                for _ in range(times):
                    blas.cblas_sgemm(*arguments)

            core.bench_multiply(m, k, n, 1)
            multiply()
            mine = (ctypes.c_float * (m * n)).from_address(c)
            contenders.append(("OpenBLAS", multiply, times, distance(mine, theirs) / k))
        report(group="products", name=f"product {m},{k},{n}", flops=2 * m * k * n, contenders=contest(contenders, seconds))
    if not blas:
        report(group="missing", name="OpenBLAS")


def main():
    library, seconds, *groups = sys.argv[1:]
    core = load_core(os.path.abspath(library))
    if torch is None:
        report(group="missing", name="PyTorch")
    if "products" in groups:
        time_products(core, float(seconds))
    if "forward" in groups:
        time_forward(core, float(seconds))
    if "train" in groups:
        time_training(core, float(seconds))


main()
