import { buildTitles, type IndustryTitles } from '../rules/industryTitles.ts';
import { presetNames, readConcordance, readPreset } from './readMapping.ts';

let titles: IndustryTitles | undefined;

/** Titles of every scheme that a preset brings along; read once. */
export function industryTitle(scheme: string, code: string): ReturnType<IndustryTitles> {
  titles ??= buildTitles(presetNames().map((name) => readConcordance(readPreset(name))));
  return titles(scheme, code);
}
