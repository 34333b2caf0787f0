"""Quantiles of the gamma distribution (rate 1) by bisection on its series in 60-digit decimals; writes gamma.json beside itself.

Shapes are whole or half numbers, whose gamma function is known exactly. Run: python3 gamma.py   (standard library alone)
"""
import json
import os
from decimal import Decimal as D, getcontext

getcontext().prec = 60
PI = D("3.14159265358979323846264338327950288419716939937510582097494459")


def gamma_of(twice):
    value, at = (D(1), 2) if twice % 2 == 0 else (PI.sqrt(), 1)
    while at < twice:
        value *= D(at) / 2
        at += 2
    return value


def below(shape2, x):
    a = D(shape2) / 2
    term = total = 1 / a
    k = 0
    while term > total * D("1e-50"):
        k += 1
        term *= x / (a + k)
        total += term
    return (a * x.ln() - x).exp() * total / gamma_of(shape2)


def quantile(p, shape2):
    low, high = D("1e-40"), D(shape2) * 4 + 60
    for _ in range(260):
        middle = (low * high).sqrt() if high > low * 4 else (low + high) / 2
        if below(shape2, middle) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


rows = []
for shape2 in [1, 2, 3, 4, 5, 9, 20, 41, 100, 401, 1370]:
    for p in ["0.0001", "0.025", "0.5", "0.975", "0.9999"]:
        rows.append({"shape": shape2 / 2, "probability": float(p), "quantile": float(quantile(D(p), shape2))})
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "gamma.json")
with open(path, "w") as out:
    out.write("[\n" + ",\n".join("  " + json.dumps(row) for row in rows) + "\n]\n")
