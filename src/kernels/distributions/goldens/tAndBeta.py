"""Tails and quantiles of Student's t and the beta distribution with 40 digits (mpmath), for studentT.ts and beta.ts.
Run: python3 tAndBeta.py; writes studentT.json and beta.json beside itself."""
import json
import os

from mpmath import betainc, findroot, mp, mpf, nstr, sqrt

mp.dps = 40
here = os.path.dirname(os.path.abspath(__file__))


def regular(a, b, x):
    return betainc(a, b, 0, x, regularized=True)


def t_tail(t, df):
    return regular(df / 2, mpf(1) / 2, df / (df + t * t)) / 2


def bisect(function, low, high):
    for _ in range(140):
        middle = (low + high) / 2
        if function(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


students = []
for df in ['0.7', '1', '2', '3.5', '5', '12', '30.25', '197', '1500', '123456']:
    for tail in ['0.25', '0.1', '0.05', '0.025', '0.005', '0.0001', '0.0000001']:
        d, p = mpf(df), mpf(tail)
        high = mpf(2)
        while t_tail(high, d) > p:
            high *= 2
        t = bisect(lambda x: t_tail(x, d) - p, mpf(0), high)
        students.append({'degreesOfFreedom': float(df), 'tail': float(tail), 'quantile': float(t)})
betas = []
for a, b in [('0.3', '2'), ('0.5', '0.5'), ('1', '20'), ('3.7', '9.2'), ('40', '161'), ('0.02', '7'), ('900.5', '1200.25'), ('150000', '30')]:
    for probability in ['0.005', '0.025', '0.5', '0.975', '0.999']:
        p, q = mpf(probability), (mpf(a), mpf(b))
        x = bisect(lambda x: p - regular(*q, x), mpf(0), mpf(1))
        if x > mpf(10) ** -30:
            betas.append({'a': float(a), 'b': float(b), 'probability': float(probability), 'quantile': float(x)})
for name, rows in [('studentT', students), ('beta', betas)]:
    with open(os.path.join(here, name + '.json'), 'w') as file:
        file.write('[\n' + ',\n'.join('  ' + json.dumps(row) for row in rows) + '\n]\n')
