import type { Aspect, Level, NameLevel, NameToken } from './model.ts';

/** Adds up log-odds; keeps the levels too, where somebody wants to read them. */
export class Tally {
  logOdds = 0;

  constructor(private readonly levels: NameLevel[] | null) {}

  add(aspect: Aspect, a: Words, b: Words, level: Level, contribution: number): void {
    this.logOdds += contribution;
    this.levels?.push({ aspect, a: textOf(a), b: textOf(b), level, contribution });
  }
}

type Word = Pick<NameToken, 'text'>;
type Words = string | Word | readonly Word[];

function textOf(words: Words): string {
  if (typeof words === 'string') return words;
  return 'text' in words ? words.text : words.map(({ text }) => text).join(' ');
}
