/**
 * A Hadamard matrix: entries ±1, rows (and columns) orthogonal. Used to balance half samples.
 * @param least the smallest order that will do, 1 or more
 * @returns rows of the matrix of the smallest order of 1, 2 or a multiple of 4 that is at least `least` and that the constructions here
 *   reach; the first column is all 1
 * @throws RangeError where `least` is not whole and above 0
 * Reached: doublings (Sylvester 1867) of q + 1 for q ≡ 3 and 2(q + 1) for q ≡ 1 modulo 4 (Paley 1933, J. Math. Phys. 12:311), q a prime or
 * the square of one; of the multiples of 4 up to 200 it passes over 92, 116, 156, 172, 184 and 188, where a few more replicates do as well.
 * Cost: order². Held by replicates.test.ts: every order up to 200 is multiplied out.
 */
export function hadamardMatrix(least: number): Int8Array[] {
  if (!(Number.isInteger(least) && least > 0))
    throw new RangeError(`hadamardMatrix: least must be whole and above 0, not ${least}`);
  for (let order = least; ; order += 1) {
    const rows = ofOrder(order);
    if (rows !== null) return normalise(rows);
  }
}

function ofOrder(order: number): Int8Array[] | null {
  if (order === 1) return [Int8Array.of(1)];
  if (order === 2) return double([Int8Array.of(1)]);
  if (order % 4 !== 0) return null;
  return paleyFirst(order) ?? paleySecond(order) ?? doubled(order);
}

function doubled(order: number): Int8Array[] | null {
  const half = ofOrder(order / 2);
  return half === null ? null : double(half);
}

function double(half: readonly Int8Array[]): Int8Array[] {
  const upper = half.map((row) => Int8Array.of(...row, ...row));
  const lower = half.map((row) => Int8Array.of(...row, ...row.map((value) => -value)));
  return [...upper, ...lower];
}

/** I + S, S the skew matrix that borders Jacobsthal's matrix of q. */
function paleyFirst(order: number): Int8Array[] | null {
  const q = order - 1;
  const jacobsthal = q % 4 === 3 ? jacobsthalMatrix(q) : null;
  if (jacobsthal === null) return null;
  return Array.from({ length: order }, (_, i) =>
    Int8Array.from({ length: order }, (_, j) => {
      if (i === j) return 1;
      if (i === 0) return 1;
      return j === 0 ? -1 : jacobsthal[i - 1]![j - 1]!;
    }),
  );
}

/** Each entry of the symmetric bordered matrix becomes a 2 × 2 block. */
function paleySecond(order: number): Int8Array[] | null {
  const q = order / 2 - 1;
  const jacobsthal = q % 4 === 1 ? jacobsthalMatrix(q) : null;
  if (jacobsthal === null) return null;
  const entry = (i: number, j: number) => (i === j ? 0 : i === 0 || j === 0 ? 1 : jacobsthal[i - 1]![j - 1]!);
  return Array.from({ length: order }, (_, i) =>
    Int8Array.from({ length: order }, (_, j) => {
      const value = entry(i >> 1, j >> 1);
      const isLow = i % 2 === 1 && j % 2 === 1;
      if (value !== 0) return isLow ? -value : value;
      return i % 2 === 0 && j % 2 === 0 ? 1 : -1;
    }),
  );
}

/** Quadratic characters of differences in the field of q elements; null where q is neither a prime nor the square of an odd prime. */
function jacobsthalMatrix(q: number): Int8Array[] | null {
  const root = Math.round(Math.sqrt(q));
  if (isPrime(q)) {
    const character = characterOf(q, (a) => (a * a) % q);
    return tableOf(q, (a, b) => character[(a - b + q) % q]!);
  }
  if (root * root !== q || root % 2 === 0 || !isPrime(root)) return null;
  return squareField(root);
}

/** Elements a + b√r of the field of p² elements are numbered a + p b; r is no square modulo p. */
function squareField(p: number): Int8Array[] {
  const squares = new Set(Array.from({ length: p }, (_, a) => (a * a) % p));
  const r = Array.from({ length: p }, (_, a) => a).find((a) => !squares.has(a))!;
  const character = characterOf(p * p, (element) => {
    const a = element % p;
    const b = (element - a) / p;
    return ((a * a + r * b * b) % p) + p * ((2 * a * b) % p);
  });
  return tableOf(p * p, (one, other) => {
    const a = ((one % p) - (other % p) + p) % p;
    const b = (Math.floor(one / p) - Math.floor(other / p) + p) % p;
    return character[a + p * b]!;
  });
}

function characterOf(q: number, square: (element: number) => number): Int8Array {
  const character = new Int8Array(q).fill(-1);
  for (let element = 1; element < q; element += 1) character[square(element)] = 1;
  character[0] = 0;
  return character;
}

const tableOf = (q: number, entry: (a: number, b: number) => number) =>
  Array.from({ length: q }, (_, a) => Int8Array.from({ length: q }, (_, b) => entry(a, b)));

function isPrime(q: number): boolean {
  if (q < 2) return false;
  for (let divisor = 2; divisor * divisor <= q; divisor += 1) if (q % divisor === 0) return false;
  return true;
}

/** Rows are turned so that the first column is all 1: the other columns are then balanced. */
const normalise = (rows: Int8Array[]) => rows.map((row) => (row[0] === 1 ? row : row.map((value) => -value)));
