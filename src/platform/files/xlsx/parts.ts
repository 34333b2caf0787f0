import { refuse } from '../../command/faults.ts';
import type { BoundedFile } from '../boundedFile.ts';
import { openTextStream } from '../encodings.ts';
import type { FileLimits } from '../limits.ts';
import { XmlFault, type XmlHandler, XmlScanner } from './xml.ts';
import { readEntryBytes, readZipDirectory, refuseWorkbook, type ZipEntry } from './zip.ts';

/** The documents inside a workbook. */
export class Package {
  private constructor(
    readonly file: BoundedFile,
    private readonly entries: Map<string, ZipEntry>,
  ) {}

  static async open(file: BoundedFile, limits: FileLimits): Promise<Package> {
    return new Package(file, await readZipDirectory(file, limits));
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Goes through a document from its first tag to its last. */
  async scan(name: string, handler: XmlHandler): Promise<void> {
    for await (const _ of this.scanInPieces(name, handler));
  }

  /** The same, giving way after each piece. */
  async *scanInPieces(name: string, handler: XmlHandler): AsyncGenerator<void> {
    const entry = this.entries.get(name.toLowerCase());
    if (entry === undefined) refuseWorkbook(this.file.path, `the workbook lacks its part ${name}`);
    const scanner = new XmlScanner(handler);
    let text: ReturnType<typeof openTextStream> | null = null;
    const push = (piece: string) => {
      if (text!.broken) throw new XmlFault('holds bytes that are not of its encoding');
      scanner.push(piece);
    };
    try {
      for await (const piece of readEntryBytes(this.file, entry)) {
        const isFirst = text === null;
        text ??= openTextStream(encodingOf(piece));
        push(isFirst ? text.write(piece).replace(/^\ufeff/, '') : text.write(piece));
        yield;
      }
      if (text !== null) push(text.end());
      scanner.end();
    } catch (error) {
      if (error instanceof XmlFault) refuseWorkbook(this.file.path, `its part ${entry.name} ${error.message}`);
      throw error;
    }
  }
}

function encodingOf(piece: Buffer) {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'UTF-16LE';
  return piece[0] === 0xfe && piece[1] === 0xff ? 'UTF-16BE' : 'UTF-8';
}

export function refuseTooMuch(path: string, what: string): never {
  refuse(path, {
    code: 'workbookTooLarge',
    message: `the workbook holds ${what}`,
    remedy: 'save the sheet as CSV and give that file, or split it',
  });
}
