import { readFile, stat } from 'node:fs/promises';
import { refuse } from '../../../platform/command/faults.ts';

/** A file of JSON in UTF-8, within a size that memory bears; what is none is said with the place where it ends to be one. */
export async function readJson(file: string, mostBytes: number): Promise<unknown> {
  return parseJson(file, await readBytes(file, mostBytes));
}

export async function readBytes(file: string, mostBytes: number): Promise<Buffer> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (size === null) refuse(file, { code: 'noFile', message: 'there is no such file', remedy: 'check the name' });
  if (size > mostBytes) {
    const message = `the file has ${size} bytes; at most ${mostBytes} are read`;
    refuse(file, { code: 'tooLarge', message, remedy: 'divide it into several files' });
  }
  return readFile(file);
}

export function parseJson(file: string, bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    refuse(file, { code: 'encoding', message: 'the file is not text in UTF-8', remedy: 'save it as UTF-8' });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)?.[1];
    const row = at === undefined ? null : text.slice(0, Number(at)).split('\n').length;
    const message = text.trim() === '' ? 'the file is empty' : 'the file is not JSON, or ends too early';
    refuse(file, { row, code: 'json', message, remedy: 'send it again whole, as it was published' });
  }
}

/** `a.b[3].c`, as it would be written in a programme. */
export function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}
