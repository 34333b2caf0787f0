import { crc32, deflateRawSync } from 'node:zlib';

export interface ArchivePart {
  name: string;
  content: string;
}

/** The first day that an archive can name: the same content gives the same bytes on any day. */
const firstDay = 0x0021;

/** An archive of texts, in the order given. */
export function writeZip(parts: readonly ArchivePart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain, { level: 9 });
    const text = Buffer.from(name);
    const facts = factsOf(plain, packed, text.length);
    const head = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), facts]);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    facts.copy(entry, 6);
    entry.writeUInt32LE(at, 42);
    bodies.push(head, text, packed);
    directory.push(entry, text);
    at += head.length + text.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, list, end]);
}

/** What the head of a part and its entry in the directory both say. */
function factsOf(plain: Buffer, packed: Buffer, nameLength: number): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(0x0800, 2);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt16LE(firstDay, 8);
  facts.writeUInt32LE(crc32(plain), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(plain.length, 18);
  facts.writeUInt16LE(nameLength, 22);
  return facts;
}
