import iconv from 'iconv-lite';

/** Writes Stata files for tests: all formats, both byte orders. It shares nothing with the reader. */
export interface DtaVariableSpec {
  name: string;
  type: 'byte' | 'int' | 'long' | 'float' | 'double' | 'strL' | `str${number}`;
  format?: string;
  label?: string;
  valueLabels?: string;
}

/** A number, a text, `.` or `.a` to `.z`. */
export type DtaValue = number | string | { missing: string };

export interface DtaSpec {
  release: number;
  isLittleEndian?: boolean;
  encoding?: string;
  variables: DtaVariableSpec[];
  rows: DtaValue[][];
  labels?: Record<string, [number | string, string][]>;
  notes?: string[];
}

const numberTypes = {
  byte: [251, 65530, 1],
  int: [252, 65529, 2],
  long: [253, 65528, 4],
  float: [254, 65527, 4],
  double: [255, 65526, 8],
} as const;

export function missingStep(name: string): number {
  return name === '.' ? 0 : name.charCodeAt(1) - 96;
}

export function writeDta(spec: DtaSpec): Buffer {
  return new DtaWriter(spec).write();
}

class DtaWriter {
  private readonly isNew: boolean;
  private readonly little: boolean;
  private readonly nameWidth: number;
  private readonly strls: Buffer[] = [];
  private position = 0;
  private readonly parts: Buffer[] = [];

  constructor(private readonly spec: DtaSpec) {
    this.isNew = spec.release >= 117;
    this.little = spec.isLittleEndian ?? true;
    this.nameWidth = spec.release >= 118 ? 129 : 33;
  }

  write(): Buffer {
    return this.isNew ? this.writeNew() : this.writeOld();
  }

  private add(...parts: (Buffer | string)[]): void {
    for (const part of parts) {
      const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
      this.parts.push(bytes);
      this.position += bytes.length;
    }
  }

  private uint(value: number, bytes: number): Buffer {
    const out = Buffer.alloc(bytes);
    let rest = BigInt(value);
    for (let index = 0; index < bytes; index += 1) {
      out[this.little ? index : bytes - 1 - index] = Number(rest & 255n);
      rest >>= 8n;
    }
    return out;
  }

  private text(value: string, width: number): Buffer {
    const out = Buffer.alloc(width);
    iconv.encode(value, this.spec.encoding ?? 'utf8').copy(out);
    return out;
  }

  private typeCode(type: DtaVariableSpec['type']): number {
    if (type === 'strL') return 32768;
    if (type.startsWith('str')) return Number(type.slice(3));
    return numberTypes[type as keyof typeof numberTypes][this.isNew ? 1 : 0];
  }

  private number(type: DtaVariableSpec['type'], value: DtaValue): Buffer {
    const step = typeof value === 'object' ? missingStep(value.missing) : -1;
    if (type === 'double') {
      const bits = step < 0 ? doubleBits(value as number) : 0x7fe0000000000000n + BigInt(step) * 0x10000000000n;
      const out = Buffer.alloc(8);
      if (this.little) out.writeBigUInt64LE(bits);
      else out.writeBigUInt64BE(bits);
      return out;
    }
    if (type === 'float') {
      const bits = step < 0 ? floatBits(value as number) : 0x7f000000 + step * 0x800;
      return this.uint(bits, 4);
    }
    const width = numberTypes[type as 'byte' | 'int' | 'long'][2];
    const first = { 1: 101, 2: 32741, 4: 2147483621 }[width];
    const whole = step < 0 ? (value as number) : first + step;
    return this.uint(whole < 0 ? 256 ** width + whole : whole, width);
  }

  private cell(variable: DtaVariableSpec, value: DtaValue, column: number, row: number): Buffer {
    if (variable.type === 'strL') return this.strl(value as string, column + 1, row + 1);
    if (variable.type.startsWith('str')) return this.text(value as string, Number(variable.type.slice(3)));
    return this.number(variable.type, value);
  }

  private strl(value: string, variable: number, row: number): Buffer {
    const { release } = this.spec;
    if (value === '') return Buffer.alloc(8);
    const content = Buffer.concat([iconv.encode(value, this.spec.encoding ?? 'utf8'), Buffer.alloc(1)]);
    const rowBytes = release === 117 ? 4 : 8;
    this.strls.push(
      Buffer.concat([
        Buffer.from('GSO'),
        this.uint(variable, 4),
        this.uint(row, rowBytes),
        Buffer.from([130]),
        this.uint(content.length, 4),
        content,
      ]),
    );
    const first = release === 117 ? 4 : release === 118 ? 2 : 3;
    return Buffer.concat([this.uint(variable, first), this.uint(row, 8 - first)]);
  }

  private rows(): Buffer {
    const { rows, variables } = this.spec;
    return Buffer.concat(
      rows.flatMap((cells, row) => cells.map((value, column) => this.cell(variables[column]!, value, column, row))),
    );
  }

  private labelTables(): Buffer {
    const tables = Object.entries(this.spec.labels ?? {}).map(([name, entries]) => {
      const texts = entries.map(([, text]) =>
        Buffer.concat([iconv.encode(text, this.spec.encoding ?? 'utf8'), Buffer.alloc(1)]),
      );
      let at = 0;
      const offsets = texts.map((text) => {
        at += text.length;
        return this.uint(at - text.length, 4);
      });
      const codes = entries.map(([code]) => this.number('long', typeof code === 'string' ? { missing: code } : code));
      const table = Buffer.concat([this.uint(texts.length, 4), this.uint(at, 4), ...offsets, ...codes, ...texts]);
      const whole = Buffer.concat([
        this.uint(table.length, 4),
        this.text(name, this.nameWidth),
        Buffer.alloc(3),
        table,
      ]);
      return this.isNew ? Buffer.concat([Buffer.from('<lbl>'), whole, Buffer.from('</lbl>')]) : whole;
    });
    return Buffer.concat(tables);
  }

  private fields() {
    const { variables, release } = this.spec;
    const formatWidth = release === 113 ? 12 : release >= 118 ? 57 : 49;
    const list = (width: number, of: (variable: DtaVariableSpec) => string) =>
      Buffer.concat(variables.map((variable) => this.text(of(variable), width)));
    return {
      types: variables.map(({ type }) => this.typeCode(type)),
      names: list(this.nameWidth, ({ name }) => name),
      formats: list(formatWidth, ({ format, type }) => format ?? (type.startsWith('str') ? '%9s' : '%9.0g')),
      labelSets: list(this.nameWidth, ({ valueLabels }) => valueLabels ?? ''),
      labels: list(release >= 118 ? 321 : 81, ({ label }) => label ?? ''),
    };
  }

  private writeOld(): Buffer {
    const { release, variables, rows, notes = [] } = this.spec;
    const { types, names, formats, labelSets, labels } = this.fields();
    this.add(
      Buffer.from([release, this.little ? 2 : 1, 1, 0]),
      this.uint(variables.length, 2),
      this.uint(rows.length, 4),
    );
    this.add(this.text('a survey', 81), this.text('01 Jan 2020 10:00', 18));
    this.add(Buffer.from(types), names, Buffer.alloc(2 * (variables.length + 1)), formats, labelSets, labels);
    for (const note of notes) this.add(Buffer.from([1]), this.uint(note.length, 4), note);
    this.add(Buffer.alloc(5), this.rows(), this.labelTables());
    return Buffer.concat(this.parts);
  }

  private writeNew(): Buffer {
    const { release, variables, rows, notes = [] } = this.spec;
    const { types, names, formats, labelSets, labels } = this.fields();
    const countBytes = release === 119 ? 4 : 2;
    const map: number[] = [0];
    const open = (tag: string) => {
      map.push(this.position);
      this.add(`<${tag}>`);
    };
    const label = this.text('a survey', 8);
    this.add(`<stata_dta><header><release>${release}</release><byteorder>${this.little ? 'LSF' : 'MSF'}</byteorder>`);
    this.add(
      '<K>',
      this.uint(variables.length, countBytes),
      '</K><N>',
      this.uint(rows.length, release === 117 ? 4 : 8),
      '</N>',
    );
    this.add('<label>', this.uint(label.length, release === 117 ? 1 : 2), label, '</label>');
    this.add('<timestamp>', this.uint(17, 1), '01 Jan 2020 10:00', '</timestamp></header>');
    open('map');
    const mapIndex = this.parts.length;
    this.add(Buffer.alloc(112), '</map>');
    open('variable_types');
    this.add(...types.map((code) => this.uint(code, 2)), '</variable_types>');
    open('varnames');
    this.add(names, '</varnames>');
    open('sortlist');
    this.add(Buffer.alloc(countBytes * (variables.length + 1)), '</sortlist>');
    open('formats');
    this.add(formats, '</formats>');
    open('value_label_names');
    this.add(labelSets, '</value_label_names>');
    open('variable_labels');
    this.add(labels, '</variable_labels>');
    open('characteristics');
    for (const note of notes) this.add('<ch>', this.uint(note.length, 4), note, '</ch>');
    this.add('</characteristics>');
    open('data');
    this.add(this.rows(), '</data>');
    open('strls');
    this.add(...this.strls, '</strls>');
    open('value_labels');
    this.add(this.labelTables(), '</value_labels>');
    map.push(this.position);
    this.add('</stata_dta>');
    map.push(this.position);
    this.parts[mapIndex] = Buffer.concat(map.map((place) => this.uint(place, 8)));
    return Buffer.concat(this.parts);
  }
}

function doubleBits(value: number): bigint {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleBE(value);
  return buffer.readBigUInt64BE();
}

function floatBits(value: number): number {
  const buffer = Buffer.alloc(4);
  buffer.writeFloatBE(value);
  return buffer.readUInt32BE();
}
