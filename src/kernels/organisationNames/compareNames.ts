import { align } from './align.ts';
import type { NameComparison, NameLevel, OrganisationName } from './model.ts';
import { Tally } from './tally.ts';
import { type Rarity, weighForms, weighMatches, weighNumbers, weighRest } from './weigh.ts';
import { weights } from './weights.ts';

/**
 * How likely two names are those of one organisation, as far as names can say, and why.
 * Used on pairs that `blockingKeys` brought together, or on pairs of a file.
 * @param a a parsed name
 * @param b another, parsed with the same romaniser
 * @param rarity what is known of words in the register: by the key of a word, 0 (in nearly every name) to 1 (in one name alone); what is
 * outside is taken for the nearer end, what is no number for 1. Without it words of the name's own count 1, common ones as their list says
 * @returns similarity 0–1 (0.5 is the decision point, 1 for equal names) and levels, whose contributions in log-odds add up to it; they are
 * worked out when they are first asked for. A pair of equal names, or one with an empty name, has the level `whole` alone
 * Never throws. Symmetric. Cost: the product of the numbers of words, at most 16 each. Source: our own, after Fellegi & Sunter (1969) for
 * levels and Cohen, Ravikumar & Fienberg (2003) for soft matching of words. Held by known pairs and properties in compareNames.test.ts.
 */
export function compareNames(a: OrganisationName, b: OrganisationName, rarity?: Rarity): NameComparison {
  if (a.normal === b.normal) return new PlainComparison(a, b, a.normal === '' ? 0 : 1);
  if (isEmpty(a) || isEmpty(b)) return new PlainComparison(a, b, 0);
  const tally = new Tally(null);
  if (a.normal < b.normal) weigh(a, b, rarity, tally);
  else weigh(b, a, rarity, tally);
  return new WeighedComparison(a, b, rarity, 1 / (1 + Math.exp(-tally.logOdds)));
}

function isEmpty({ tokens, numbers }: OrganisationName): boolean {
  return tokens.length === 0 && numbers.length === 0;
}

/** Always in the order of the folded texts: then the order of the arguments can't matter. */
function weigh(a: OrganisationName, b: OrganisationName, rarity: Rarity | undefined, tally: Tally): void {
  const found = align(a, b);
  weighMatches(found, rarity, tally);
  weighRest(found, rarity, tally);
  weighNumbers(a, b, tally);
  weighForms(a, b, tally);
  if (found.orderChanged) tally.add('order', '', '', 'changed', weights.orderChanged);
}

class PlainComparison implements NameComparison {
  constructor(
    private readonly a: OrganisationName,
    private readonly b: OrganisationName,
    readonly similarity: number,
  ) {}

  get levels(): readonly NameLevel[] {
    const level = this.similarity === 1 ? 'same' : 'different';
    return [{ aspect: 'whole', a: this.a.text, b: this.b.text, level, contribution: 0 }];
  }
}

class WeighedComparison implements NameComparison {
  private found: NameLevel[] | null = null;

  constructor(
    private readonly a: OrganisationName,
    private readonly b: OrganisationName,
    private readonly rarity: Rarity | undefined,
    readonly similarity: number,
  ) {}

  get levels(): readonly NameLevel[] {
    this.found ??= this.explain();
    return this.found;
  }

  private explain(): NameLevel[] {
    const levels: NameLevel[] = [];
    const { a, b, rarity } = this;
    if (a.normal < b.normal) weigh(a, b, rarity, new Tally(levels));
    else weigh(b, a, rarity, new Tally(levels));
    return a.normal < b.normal ? levels : levels.map((one) => ({ ...one, a: one.b, b: one.a }));
  }
}
