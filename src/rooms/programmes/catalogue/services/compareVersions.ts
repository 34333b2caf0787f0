import type { Context } from '../../../../platform/context.ts';
import { canonicalJson } from '../rules/canonical.ts';
import { compareRules } from '../rules/compareRules.ts';
import type { Names } from '../rules/criteriaWords.ts';
import type { Programme } from '../rules/programme.ts';
import { fieldTexts } from '../views/fieldTexts.ts';
import type { Comparison } from '../views/life.ts';

/** What differs between two versions, field by field, and part by part of the rule. */
export function compareProgrammes(ctx: Context, before: Programme, after: Programme, names: Names): Comparison {
  const [was, is] = [before, after].map((one) => fieldTexts(ctx.t, one, names)) as [
    Map<string, string>,
    Map<string, string>,
  ];
  const fields = [...new Set([...is.keys(), ...was.keys()])].filter((field) => was.get(field) !== is.get(field));
  const isSameRule = canonicalJson(before.criteria) === canonicalJson(after.criteria);
  return {
    fields: fields.map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null })),
    rule: isSameRule ? null : compareRules(ctx.t, names, before.criteria, after.criteria),
  };
}
