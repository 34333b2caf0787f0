import { type RandomSource, seededRandom } from '../../src/kernels/random/index.ts';

/** A made-up table of persons, some of them several times over, and who each row is. */
export interface SimulatedTable {
  header: string[];
  rows: string[][];
  entity: number[];
}

const onsets = 'b br d f fr g gr h j k kl kr l m n p pr r s sch sp st t tr v w z'.split(' ');
const vowels = 'a e i o u ei au ie a e i e'.split(' ');
const codas = ['', '', '', 'n', 'r', 'l', 's', 'rt', 'nd', 'ck', 'tz', 'mann', 'er', 'ing'];

export class Words {
  constructor(readonly random: RandomSource) {}

  upTo = (count: number): number => Math.floor(this.random() * count);
  oneOf = <Value>(list: readonly Value[]): Value => list[this.upTo(list.length)] as Value;
  chance = (probability: number): boolean => this.random() < probability;

  word(syllables: number): string {
    let text = '';
    for (let i = 0; i < syllables; i += 1)
      text += this.oneOf(onsets) + this.oneOf(vowels) + (i === syllables - 1 ? this.oneOf(codas) : '');
    return text;
  }

  /** Distinct words; one in six is a neighbour of an earlier one, as Meier is of Maier. */
  words(count: number, syllables: readonly number[]): string[] {
    const found = new Set<string>();
    const list: string[] = [];
    while (list.length < count) {
      const word =
        list.length > 5 && this.chance(1 / 6) ? this.misspell(this.oneOf(list)) : this.word(this.oneOf(syllables));
      if (word.length < 3 || found.has(word)) continue;
      found.add(word);
      list.push(word);
    }
    return list;
  }

  misspell(text: string): string {
    const letters = 'abcdefghijklmnoprstuvwz';
    const at = this.upTo(text.length);
    const letter = letters[this.upTo(letters.length)]!;
    const kind = this.upTo(4);
    if (kind === 0) return text.slice(0, at) + letter + text.slice(at + 1);
    if (kind === 1) return text.slice(0, at) + letter + text.slice(at);
    if (kind === 2 && text.length > 2) return text.slice(0, at) + text.slice(at + 1);
    const next = Math.min(at, text.length - 2);
    return next < 0 ? text : text.slice(0, next) + text[next + 1] + text[next] + text.slice(next + 2);
  }

  /** A whole number below `count`, the first ones often: Zipf's law with the exponent. */
  zipf(count: number, exponent: number): () => number {
    const sums = new Float64Array(count);
    let sum = 0;
    for (let i = 0; i < count; i += 1) {
      sum += (i + 1) ** -exponent;
      sums[i] = sum;
    }
    return () => {
      const target = this.random() * sum;
      let low = 0;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle]! < target) low = middle + 1;
        else high = middle;
      }
      return low;
    };
  }
}

const two = (part: number) => String(part).padStart(2, '0');

/**
 * Persons with two given names, two surnames (the second ones mostly missing) and the parts of a birth date; one in ten rows is a copy of another
 * with one slip in a name or one changed part of the date.
 */
export function simulateSmallNoise(size: number, seed: number): SimulatedTable {
  const words = new Words(seededRandom(seed));
  const givens = words.words(400, [2, 3]);
  const surnames = words.words(900, [2, 2, 3]);
  const given = words.zipf(givens.length, 0.9);
  const surname = words.zipf(surnames.length, 0.8);
  const duplicates = Math.round(size / 10);
  const rows: string[][] = [];
  const entity: number[] = [];
  for (let i = 0; i < size - duplicates; i += 1) {
    rows.push([
      givens[given()]!,
      words.chance(0.04) ? givens[given()]! : '',
      surnames[surname()]!,
      words.chance(0.02) ? surnames[surname()]! : '',
      String(1920 + words.upTo(85)),
      String(1 + words.upTo(12)),
      String(1 + words.upTo(28)),
    ]);
    entity.push(i);
  }
  for (let i = 0; i < duplicates; i += 1) {
    const row = rows[i]!.slice();
    const column = words.oneOf([0, 0, 2, 2, 4, 5, 6]);
    const before = row[column]!;
    while (row[column] === before)
      row[column] = column < 4 ? words.misspell(before) : changePart(words, before, column);
    rows.push(row);
    entity.push(i);
  }
  return shuffled(words, { header: ['fname_c1', 'fname_c2', 'lname_c1', 'lname_c2', 'by', 'bm', 'bd'], rows, entity });
}

function changePart(words: Words, part: string, column: number): string {
  if (column === 5) return String(1 + words.upTo(12));
  if (column === 6) return String(1 + words.upTo(28));
  const at = 2 + words.upTo(2);
  return part.slice(0, at) + String(words.upTo(10)) + part.slice(at + 1);
}

/** Persons of public life, each about ten times, as careless hands wrote them down: nicknames, initials, aliases, days of birth that are wrong or missing. */
export function simulateHistorical(entities: number, seed: number, harshness = 1): SimulatedTable {
  const words = new Words(seededRandom(seed));
  const givens = words.words(500, [2, 2, 3]);
  const nicknames = givens.map((name) => (words.chance(0.6) ? [name.slice(0, 3), `${words.word(1)}y`] : []));
  const surnames = words.words(4000, [2, 2, 3]);
  const places = words.words(900, [2, 3]);
  const postcodes = places.map(() => `${words.word(1).slice(0, 2)}${1 + words.upTo(30)}`);
  const occupations = words.words(80, [3, 4]);
  const [given, surname, place, occupation] = [
    words.zipf(500, 1),
    words.zipf(4000, 0.6),
    words.zipf(900, 0.8),
    words.zipf(80, 1.2),
  ];
  const rows: string[][] = [];
  const entity: number[] = [];
  for (let person = 0; person < entities; person += 1) {
    const own = {
      given: given(),
      middle: words.chance(0.45) ? givens[given()]! : '',
      surname: surnames[surname()]!,
      alias: words.chance(0.3) ? surnames[surname()]! : null,
      honour: words.chance(0.15)
        ? `${words.oneOf(['1st', '2nd', '3rd', '5th'])} baron`
        : words.chance(0.1)
          ? 'sir'
          : '',
      year: 1550 + Math.floor(400 * words.random() ** 0.5),
      month: words.chance(0.2) ? 1 : 1 + words.upTo(12),
      day: 1 + words.upTo(28),
      isYearOnly: words.chance(0.2),
      hasDate: words.chance(0.88),
      place: words.chance(0.9) ? place() : null,
      gender: words.chance(0.8) ? 'male' : 'female',
      occupation: words.chance(0.9) ? occupations[occupation()]! : '',
    };
    const postcode = own.place === null ? '' : inward(words, postcodes[own.place]!);
    const records = 1 + words.upTo(10) + words.upTo(10);
    for (let record = 0; record < records; record += 1) {
      const careless = harshness * words.random();
      const slip = (probability: number) => words.chance(probability * careless);
      const nick = nicknames[own.given]!;
      let first = slip(0.55) && nick.length > 0 ? words.oneOf(nick) : givens[own.given]!;
      let last = own.alias !== null && slip(0.5) ? own.alias : own.surname;
      if (slip(0.25)) first = words.misspell(first);
      if (slip(0.25)) last = words.misspell(last);
      if (slip(0.12)) first = first.charAt(0);
      const middle = slip(0.6) ? '' : slip(0.3) ? own.middle.charAt(0) : own.middle;
      const full = [slip(0.5) ? '' : own.honour, first, middle, last].filter(Boolean).join(' ');
      let day = `${own.year}-${two(own.month)}-${two(own.day)}`;
      if (own.isYearOnly) day = `${own.year}-01-01`;
      if (slip(0.25)) day = `${own.year + words.upTo(7) - 3}-${two(1 + words.upTo(12))}-${two(1 + words.upTo(28))}`;
      else if (slip(0.2)) day = `${own.year}-01-01`;
      if (!own.hasDate || slip(0.4)) day = '';
      const born = own.place === null || slip(0.25) ? '' : slip(0.35) ? places[place()]! : places[own.place]!;
      const code =
        own.place === null || slip(0.25)
          ? ''
          : slip(0.6)
            ? inward(words, postcodes[slip(0.2) ? place() : own.place]!)
            : postcode;
      rows.push([
        full,
        first,
        slip(0.06) ? '' : last,
        day,
        born,
        code,
        slip(0.4) ? '' : own.gender,
        slip(0.4) ? '' : slip(0.35) ? occupations[occupation()]! : own.occupation,
      ]);
      entity.push(person);
    }
  }
  const header = ['full_name', 'first_name', 'surname', 'dob', 'birth_place', 'postcode_fake', 'gender', 'occupation'];
  return shuffled(words, { header, rows, entity });
}

function inward(words: Words, outward: string): string {
  return `${outward} ${1 + words.upTo(9)}${words.oneOf('abdefg'.split(''))}${words.oneOf('hjlnpq'.split(''))}`;
}

/** Persons with an address and numbers; one in five has copies with a few slips, as Febrl makes them. */
export function simulatePersons(size: number, seed: number): SimulatedTable {
  const words = new Words(seededRandom(seed));
  const givens = words.words(1500, [2, 2, 3]);
  const surnames = words.words(20_000, [2, 2, 3]);
  const streets = words.words(8000, [2, 3]);
  const suburbs = words.words(3000, [2, 3, 3]);
  const [given, surname, street, suburb] = [
    words.zipf(1500, 0.9),
    words.zipf(20_000, 0.7),
    words.zipf(8000, 0.6),
    words.zipf(3000, 0.5),
  ];
  const rows: string[][] = [];
  const entity: number[] = [];
  for (let person = 0; rows.length < size; person += 1) {
    const home = suburb();
    const row = [
      givens[given()]!,
      surnames[surname()]!,
      String(1 + Math.floor(300 * words.random() ** 2)),
      `${streets[street()]!} ${words.oneOf(['street', 'place', 'crescent', 'road', 'close'])}`,
      suburbs[home]!,
      String(2000 + ((home * 7919) % 7000)),
      ['nsw', 'vic', 'qld', 'wa', 'sa'][home % 5]!,
      `${1920 + words.upTo(85)}${two(1 + words.upTo(12))}${two(1 + words.upTo(28))}`,
    ];
    for (let column = 0; column < row.length; column += 1) if (words.chance(0.02)) row[column] = '';
    rows.push(row);
    entity.push(person);
    const copies = words.chance(0.2) ? 1 + words.upTo(3) : 0;
    for (let copy = 0; copy < copies && rows.length < size; copy += 1) {
      rows.push(blur(words, row));
      entity.push(person);
    }
  }
  const header = ['given_name', 'surname', 'street_number', 'address', 'suburb', 'postcode', 'state', 'date_of_birth'];
  return shuffled(words, { header, rows, entity });
}

function blur(words: Words, row: readonly string[]): string[] {
  const copy = row.slice();
  for (let slips = 1 + words.upTo(5); slips > 0; slips -= 1) {
    const column = words.upTo(copy.length);
    const turn = words.random();
    if (turn < 0.15) [copy[0], copy[1]] = [copy[1]!, copy[0]!];
    else if (turn < 0.28) copy[column] = '';
    else if (copy[column] !== '' && column !== 6) {
      const digits = /^\d+$/.test(copy[column]!);
      const at = words.upTo(copy[column]!.length);
      copy[column] = digits
        ? copy[column]!.slice(0, at) + words.upTo(10) + copy[column]!.slice(at + 1)
        : words.misspell(copy[column]!);
    }
  }
  return copy;
}

function shuffled(words: Words, { header, rows, entity }: SimulatedTable): SimulatedTable {
  const order = rows.map((_, index) => index);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = words.upTo(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return { header, rows: order.map((index) => rows[index]!), entity: order.map((index) => entity[index]!) };
}
