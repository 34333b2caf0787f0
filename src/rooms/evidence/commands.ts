import { type Command, defineAnalysis } from '../../platform/command/define.ts';
import { refuse } from '../../platform/command/faults.ts';
import { writeCsv } from '../../platform/files/index.ts';
import { estimateSurvey, type SurveyResult, surveyOutput } from './analyses/estimateSurvey.ts';
import { groupTimeImpact, groupTimeOutput } from './analyses/groupTimeImpact.ts';
import { groupTimeSpec, parseImpactSpec } from './analyses/impactSpec.ts';
import { parseSurveySpec, surveySpec } from './analyses/surveySpec.ts';

const survey = defineAnalysis({
  group: 'evidence',
  verb: 'survey',
  summary: 'Estimates means, totals, proportions and ratios of a survey, with errors that fit its design.',
  arguments: ['DATA'],
  options: [],
  schema: {
    input: surveySpec,
    output: surveyOutput,
    example:
      'toolroom evidence survey examples/evidence-survey/firms.csv --spec examples/evidence-survey/innovation.json',
  },
  async run(input, environment) {
    const file = input.files[0];
    if (file === undefined)
      refuse('-', { code: 'noFile', message: 'no file is named', remedy: 'name the file of the survey' });
    const output = await estimateSurvey(file, parseSurveySpec(input), environment, input.signal);
    return { output: input.format === 'csv' ? toCsv(output.estimates) : output };
  },
});

/** A column for each variable that makes domains, empty where an estimate is not split by it. */
function toCsv(results: readonly SurveyResult[]): string {
  const by = [...new Set(results.flatMap(({ domain }) => Object.keys(domain)))];
  const names = Object.keys(surveyOutput.shape.estimates.element.shape).filter(
    (name) => name !== 'id' && name !== 'domain',
  ) as Exclude<keyof SurveyResult, 'id' | 'domain'>[];
  const rows = results.map((result) => [
    result.id,
    ...by.map((name) => result.domain[name] ?? null),
    ...names.map((name) => result[name]),
  ]);
  return writeCsv(['id', ...by.map((name) => `domain.${name}`), ...names], rows);
}

const impact = defineAnalysis({
  group: 'evidence',
  verb: 'impact',
  summary: 'Estimates what a treatment changed, from units that were and were not treated.',
  arguments: ['DATA'],
  options: [],
  schema: {
    input: groupTimeSpec,
    output: groupTimeOutput,
    example:
      'toolroom evidence impact examples/evidence-impact/panel.csv --spec examples/evidence-impact/staggered.json',
  },
  async run(input, environment) {
    const file = input.files[0];
    if (file === undefined)
      refuse('-', { code: 'noFile', message: 'no file is named', remedy: 'name the file of units and periods' });
    const spec = parseImpactSpec(input);
    const seed = input.seedGiven ? input.seed : (spec.seed ?? input.seed);
    return { output: await groupTimeImpact(file, spec, { seed, signal: input.signal }, environment) };
  },
});

export const evidenceCommands: readonly Command[] = [survey, impact];
