/** What goes wrong in a document; the caller knows which. */
export class XmlFault extends Error {}

export interface XmlHandler {
  /** `attributes` is the text between name and `>`; see `attributeOf`. */
  open: (name: string, attributes: string) => void;
  close: (name: string) => void;
  /** Text in pieces, entities replaced. */
  text: (piece: string) => void;
}

const longestTag = 1024 * 1024;
const deepest = 64;

/** Goes through XML as it comes, keeping nothing but the open tags. No document types, so no entities but XML's own; prefixes are dropped. */
export class XmlScanner {
  private rest = '';
  private readonly open: string[] = [];

  constructor(private readonly handler: XmlHandler) {}

  push(piece: string): void {
    const text = this.rest === '' ? piece : this.rest + piece;
    let at = 0;
    for (;;) {
      const next = text.indexOf('<', at);
      if (next < 0) {
        at = this.takeText(text, at, heldBack(text, at));
        break;
      }
      this.takeText(text, at, next);
      at = next;
      const end = endOfMarkup(text, at);
      if (end < 0) break;
      this.takeMarkup(text, at, end);
      at = end;
    }
    if (text.length - at > longestTag) throw new XmlFault('has a tag of more than 1 MB');
    this.rest = text.slice(at);
  }

  end(): void {
    if (this.rest.trim() !== '' || this.open.length > 0) throw new XmlFault('ends in the middle');
  }

  private takeText(text: string, from: number, to: number): number {
    if (to > from && this.open.length > 0) this.handler.text(replaceEntities(text.slice(from, to)));
    return to;
  }

  private takeMarkup(text: string, at: number, end: number): void {
    const second = text.charCodeAt(at + 1);
    if (second === 0x2f) this.close(localName(text.slice(at + 2, end - 1).trimEnd()));
    else if (second === 0x21) {
      if (text.startsWith('<![CDATA[', at)) this.handler.text(text.slice(at + 9, end - 3));
      else if (!text.startsWith('<!--', at)) throw new XmlFault('declares a document type');
    } else if (second !== 0x3f) this.takeOpening(text, at, end);
  }

  private takeOpening(text: string, at: number, end: number): void {
    const isEmpty = text.charCodeAt(end - 2) === 0x2f;
    const inside = text.slice(at + 1, isEmpty ? end - 2 : end - 1);
    const space = inside.search(/[\s]/);
    const name = localName(space < 0 ? inside : inside.slice(0, space));
    this.handler.open(name, space < 0 ? '' : inside.slice(space));
    if (isEmpty) this.handler.close(name);
    else if (this.open.push(name) > deepest) throw new XmlFault('is nested too deeply');
  }

  private close(name: string): void {
    if (this.open.pop() !== name) throw new XmlFault(`closes a tag "${name.slice(0, 20)}" that is not open`);
    this.handler.close(name);
  }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Behind the tag, comment or section that begins here; -1: not yet there. */
function endOfMarkup(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return behind(text, ']]>', at + 9);
  if (text.startsWith('<?', at)) return behind(text, '?>', at + 2);
  if (text.length - at < 9 && text.startsWith('<!', at)) return -1;
  let quote = 0;
  for (let index = at + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return index + 1;
  }
  return -1;
}

function behind(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length;
}

/** An entity may be cut by the end of a piece. */
function heldBack(text: string, from: number): number {
  const at = text.lastIndexOf('&');
  return at >= from && text.length - at < 16 && !text.includes(';', at) ? at : text.length;
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function replaceEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
    const numeric = /^#(x[0-9a-fA-F]{1,6}|\d{1,7})$/.exec(name);
    const code = numeric ? Number(numeric[1]!.replace('x', '0x')) : -1;
    const found = numeric ? (code <= 0x10ffff ? String.fromCodePoint(code) : undefined) : entities[name];
    if (found === undefined || !whole.endsWith(';')) throw new XmlFault(`has an entity "${whole}"`);
    return found;
  });
}

/** Null where the tag has no such attribute. */
export function attributeOf(attributes: string, name: string): string | null {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    const isWhole = at > 0 && (before <= 0x20 || before === 0x3a);
    if (!isWhole) continue;
    const quote = attributes.charCodeAt(at + name.length + 1);
    if (attributes.charCodeAt(at + name.length) === 0x3d && (quote === 0x22 || quote === 0x27)) {
      const start = at + name.length + 2;
      const end = attributes.indexOf(quote === 0x22 ? '"' : "'", start);
      return end < 0 ? null : replaceEntities(attributes.slice(start, end));
    }
    const value = /^\s*=\s*("[^"]*"|'[^']*')/.exec(attributes.slice(at + name.length, at + name.length + 40_000));
    if (value) return replaceEntities(value[1]!.slice(1, -1));
  }
  return null;
}
