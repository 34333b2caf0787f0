import { certificateTerms, materialTerms, processTerms } from './terms.ts';

/** What a firm can do, of which there is a list of codes. */
export const codedCapabilities = ['process', 'material', 'certificate'] as const;
export type CodedCapability = (typeof codedCapabilities)[number];

export interface CapabilityTerm {
  code: string;
  title: string;
  /** Other words for it, folded. */
  words: readonly string[];
}

const foldTerm = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

const read = (terms: string): CapabilityTerm[] =>
  terms
    .trim()
    .split('\n')
    .map((line) => {
      const [code, title, words = ''] = line.split(' | ') as [string, string, string?];
      return { code, title, words: [...new Set([code, title, ...words.split(',')].map(foldTerm))] };
    });

export const capabilityTerms: Readonly<Record<CodedCapability, readonly CapabilityTerm[]>> = {
  process: read(processTerms),
  material: read(materialTerms),
  certificate: read(certificateTerms),
};

const byCode = new Map(
  codedCapabilities.map((kind) => [kind, new Map(capabilityTerms[kind].map((term) => [term.code, term]))]),
);
const byWord = new Map(
  codedCapabilities.map((kind) => [
    kind,
    new Map(capabilityTerms[kind].flatMap((term) => term.words.map((word) => [word, term.code] as const))),
  ]),
);

export const capabilityTitle = (kind: CodedCapability, code: string): string | null =>
  byCode.get(kind)?.get(code)?.title ?? null;

/** The code of what somebody calls a process, a material or a certificate; null where the list has no such word. */
export const codeOfCapability = (kind: CodedCapability, text: string): string | null =>
  byWord.get(kind)?.get(foldTerm(text)) ?? null;
