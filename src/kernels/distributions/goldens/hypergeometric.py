"""Exact hypergeometric upper tails by integer arithmetic; writes hypergeometric.json beside itself.

Run: python3 hypergeometric.py   (Python 3.8 or newer, standard library alone; made with 3.11)
"""
import json
import os
import random
from decimal import Decimal, getcontext
from math import comb

getcontext().prec = 60
draw = random.Random(20161231)


def tail(o, population, successes, draws):
    top = min(successes, draws)
    ways = sum(comb(successes, k) * comb(population - successes, draws - k) for k in range(max(o, 0), top + 1))
    return Decimal(ways) / Decimal(comb(population, draws))


cases = [
    (0, 10, 3, 4), (1, 10, 3, 4), (2, 10, 3, 4), (3, 10, 3, 4), (5, 10, 8, 7), (7, 10, 8, 7),
    (1, 2, 1, 1), (4, 52, 13, 13), (13, 52, 13, 13), (30, 1000, 100, 100), (90, 1000, 100, 100),
    (84, 90774, 428, 145), (98, 90774, 497, 564), (110, 90774, 1811, 725),
    (1, 90774, 6, 1), (2, 90774, 20180, 3), (530, 90774, 20180, 2347),
]
while len(cases) < 120:
    population = draw.choice([12, 60, 400, 3000, 20000])
    successes = draw.randint(1, population - 1)
    draws = draw.randint(1, min(population - 1, 2000))
    low, high = max(0, draws + successes - population), min(successes, draws)
    cases.append((draw.randint(low, high), population, successes, draws))

rows = []
for o, population, successes, draws in cases:
    exact = tail(o, population, successes, draws)
    rows.append({
        "observed": o, "population": population, "successes": successes, "draws": draws,
        "tail": float(exact), "logTail": float(exact.ln()),
    })
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "hypergeometric.json")
with open(path, "w") as out:
    out.write("[\n" + ",\n".join("  " + json.dumps(row) for row in rows) + "\n]\n")
