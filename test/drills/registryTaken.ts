import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { header, plantLine, registerOf } from './registryCommand.ts';
import { manyNames, sound } from './registryRefused.ts';

export interface Taken {
  title: string;
  content: string | Buffer;
  name?: string;
  created: number;
  /** What the first new plant is called then. */
  firstName?: string;
}

const semicolons = [header.replaceAll(',', ';'), ...sound.map((plant) => plantLine(plant, ';'))].join('\r\n');
export const taken: readonly Taken[] = [
  { title: 'only a header', content: `${header}\n`, created: 0 },
  { title: 'a header without a line end', content: header, created: 0 },
  {
    title: 'a byte order mark',
    content: `\uFEFF${registerOf(sound)}`,
    created: 2,
    firstName: '萊卡佛時尚服飾有限公司',
  },
  {
    title: 'UTF-16 with its mark, little end first',
    content: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(registerOf(sound), 'utf16le')]),
    created: 2,
    firstName: '萊卡佛時尚服飾有限公司',
  },
  {
    title: 'UTF-16, big end first',
    content: Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(registerOf(sound), 'utf16le').swap16()]),
    created: 2,
  },
  {
    title: 'Big5',
    content: iconv.encode(registerOf(manyNames), 'big5'),
    created: 40,
    firstName: '臺灣電子零組件第0製造廠股份有限公司',
  },
  {
    title: 'GB18030',
    content: iconv.encode(registerOf(manyNames), 'gb18030'),
    created: 40,
    firstName: '臺灣電子零組件第0製造廠股份有限公司',
  },
  { title: 'semicolons', content: semicolons, created: 2 },
  {
    title: 'tabs',
    content: [header.replaceAll(',', '\t'), ...sound.map((plant) => plantLine(plant, '\t'))].join('\n'),
    created: 2,
  },
  {
    title: 'line ends of every kind',
    content: [`${header}\r\n`, `${plantLine(sound[0]!)}\n`, `${plantLine(sound[1]!)}\r`, plantLine({ key: '03' })].join(
      '',
    ),
    created: 3,
  },
  { title: 'gzip without the name', content: gzipSync(registerOf(sound)), name: 'plain.csv', created: 2 },
  { title: 'plain text under a gzip name', content: registerOf(sound), name: 'plain.csv.gz', created: 2 },
  {
    title: 'a column named __proto__',
    content: registerOf(sound)
      .split('\n')
      .map((line, i) => (line === '' ? '' : `${line},${i === 0 ? '__proto__' : 'constructor'}`))
      .join('\n'),
    created: 2,
  },
  {
    title: 'a formula for a name',
    content: registerOf([{ key: '1', name: '=HYPERLINK("http://x","y")' }]),
    created: 1,
    firstName: '=HYPERLINK("http://x","y")',
  },
  {
    title: 'signs that turn the direction of writing',
    content: registerOf([{ key: '1', name: 'ABC\u202egpj.exe\u2066 Ltd' }]),
    created: 1,
    firstName: 'ABC gpj.exe  Ltd',
  },
  {
    title: 'a line break inside a name',
    content: registerOf([{ key: '1', name: '大同\n有限公司' }]),
    created: 1,
    firstName: '大同 有限公司',
  },
  {
    title: 'statements of SQL',
    content: registerOf([
      { key: "1'); DROP TABLE registry.import; --", name: `Robert'); DROP TABLE registry.enterprise; -- \\ \\. \\N` },
    ]),
    created: 1,
    firstName: `Robert'); DROP TABLE registry.enterprise; -- \\ \\. \\N`,
  },
  {
    title: 'a name of signs alone',
    content: registerOf([{ key: '1', name: '!!! *** ???' }]),
    created: 1,
    firstName: '!!! *** ???',
  },
  {
    title: 'five hundred ligatures that unfold to eighteen letters each',
    content: registerOf([{ key: '1', name: 'ﷺ'.repeat(500) }]),
    created: 1,
  },
  {
    title: 'the leap day of a year that has one',
    content: registerOf([{ key: '1', registered: '2016-02-29' }]),
    created: 1,
  },
];
