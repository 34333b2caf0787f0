import { type Command, defineAnalysis } from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';
import { writeCsv } from '../../../platform/files/index.ts';
import { estimateSurvey } from '../analyses/survey/estimateSurvey.ts';
import { type SurveyResult, surveyOutput } from '../analyses/survey/surveyResult.ts';
import { parseSurveySpec, surveySpec } from '../analyses/survey/surveySpec.ts';

export const surveyCommand: Command = defineAnalysis({
  group: 'evidence',
  verb: 'survey',
  summary: 'Estimates what a survey says of all firms, with errors that fit its design.',
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
    const spec = parseSurveySpec(input);
    const seed = input.seedGiven ? input.seed : (spec.seed ?? input.seed);
    const options = { specFolder: input.specFolder, specFile: input.specFile ?? '--spec', seed };
    const output = await estimateSurvey(file, spec, environment, input.signal, options);
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
    ...names.map((name) => cellOf(result[name])),
  ]);
  return writeCsv(['id', ...by.map((name) => `domain.${name}`), ...names], rows);
}

/** Lists in one cell: flags and degrees apart by spaces, alternatives as weights:estimate:standard error. */
function cellOf(value: SurveyResult[keyof Omit<SurveyResult, 'domain'>]): string | number | null {
  if (!Array.isArray(value)) return value;
  return value
    .map((one) =>
      typeof one === 'object' ? `${one.weights}:${one.estimate ?? ''}:${one.standardError ?? ''}` : String(one),
    )
    .join(' ');
}
