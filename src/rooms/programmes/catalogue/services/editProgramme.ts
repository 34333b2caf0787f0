import { findFirmFact } from '../../../../codes/index.ts';
import { explainPrepared } from '../../../../kernels/criteria/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { ruleNotes, withFacts } from '../rules/checkPublication.ts';
import { factTitle, limitText, type Names, ruleText, stateText } from '../rules/criteriaWords.ts';
import { fillProgrammeForm } from '../rules/fillProgrammeForm.ts';
import type { Programme } from '../rules/programme.ts';
import { programmeAddresses } from '../rules/programmeAddresses.ts';
import { type FormIssue, readProgrammeForm } from '../rules/readProgrammeForm.ts';
import { readTestAnswers } from '../rules/readTestAnswers.ts';
import { criteriaOn, factsOfRule, ruleOfProgramme } from '../rules/ruleOfProgramme.ts';
import { rowsOf } from '../rules/ruleRows.ts';
import { formLanguages } from '../rules/translations.ts';
import { selectLinkStates } from '../store/links.ts';
import {
  blockRows,
  type FormView,
  fieldOf,
  type ProgrammeForm,
  rowCount,
  testFirms,
  translationRows,
} from '../views/programmeForm.ts';
import { shareText } from '../views/viewOf.ts';
import { publicationIssues } from './checkBeforePublishing.ts';
import { basisOf, publishProgramme, saveDraft } from './publishProgramme.ts';
import { readNames } from './readNames.ts';
import { type KeptProgramme, readNewest, readProgramme } from './readProgrammes.ts';
import { askForReview, needsReview } from './reviewProgramme.ts';

/** The form for a new programme, empty or begun from a design or another programme. */
export async function startProgramme(ctx: Context, from: string | null): Promise<FormView> {
  const design = from === null ? null : (await readProgramme(ctx, from)).programme;
  const answers = fillProgrammeForm(design, true);
  return viewOf(ctx, null, design === null ? answers : { ...answers, rule: 'rows' as const }, [], null);
}

export async function editProgramme(ctx: Context, id: string): Promise<FormView> {
  const newest = await readNewest(ctx, id);
  return viewOf(ctx, newest, fillProgrammeForm(newest.programme), [], null);
}

export type Saved =
  | { kind: 'saved'; id: string; state: 'draft' | 'published' | 'asked' }
  | { kind: 'shown'; view: FormView; isFaulty: boolean };

/** Looks at what was typed, keeps it as a draft, asks somebody to look at it, or publishes it as a new version. */
export async function saveForm(
  ctx: Context,
  id: string | null,
  given: ProgrammeForm,
  {
    action,
    basedOn,
    note = '',
  }: { action: 'preview' | 'draft' | 'review' | 'publish'; basedOn: string; note?: string },
): Promise<Saved> {
  const newest = id === null ? null : await readNewest(ctx, id);
  const form = withTestFirms(given);
  const { programme, issues } = readProgrammeForm(form, {
    economy: ctx.economy,
    today: ctx.today,
    base: newest?.programme ?? null,
  });
  const against = programme === null ? [] : await publicationIssues(ctx, programme);
  const all = [...issues, ...(action === 'draft' ? [] : against)];
  if (action === 'preview' || programme === null || all.length > 0) {
    const view = await viewOf(ctx, newest, form, all, programme, basedOn);
    return { kind: 'shown', view, isFaulty: all.length > 0 };
  }
  const basis = newest === null ? null : basedOn;
  if (action === 'draft') {
    const saved = await saveDraft(ctx, programme, basis);
    return { kind: 'saved', id: saved.id, state: 'draft' };
  }
  if (action === 'review') {
    await askForReview(ctx, programme, { basedOn: basis, note });
    return { kind: 'saved', id: programme.id, state: 'asked' };
  }
  await publishProgramme(ctx, programme, basis);
  return { kind: 'saved', id: programme.id, state: 'published' };
}

async function viewOf(
  ctx: Context,
  newest: KeptProgramme | null,
  answers: ProgrammeForm,
  issues: FormIssue[],
  programme: Programme | null,
  basedOn?: string,
): Promise<FormView> {
  const names = await readNames(ctx);
  const isNested = newest !== null && rowsOf(newest.programme.criteria) === null;
  return {
    id: newest?.id ?? null,
    basedOn: basedOn ?? (newest === null ? '' : basisOf(newest)),
    state: newest?.state ?? 'new',
    needsReview: await needsReview(ctx),
    translateInto: formLanguages(ctx.economy, newest?.programme ?? null).slice(0, translationRows),
    links: newest === null ? [] : await linksOf(ctx, newest),
    answers,
    keptRule: isNested ? ruleText(ctx.t, criteriaOn(newest.programme, ctx.today), names) : null,
    issues,
    preview: programme === null ? null : previewOf(ctx, programme, answers, names),
  };
}

async function linksOf(ctx: Context, { id, programme }: KeptProgramme): Promise<FormView['links']> {
  const states = await ctx.db.withActor(ctx, (tx) => selectLinkStates(tx, id), { readOnly: true });
  return programmeAddresses(programme).map((url) => {
    const {
      status = 'notChecked',
      code = null,
      checkedOn = null,
      failures = 0,
    } = states.find((one) => one.url === url) ?? {};
    return { url, status, code, checkedOn, failures };
  });
}

function previewOf(ctx: Context, given: Programme, form: ProgrammeForm, names: Names): FormView['preview'] {
  const programme = withFacts(given);
  const rule = ruleOfProgramme(programme, ctx.today);
  const facts = factsOfRule(rule)
    .filter((fact) => !rule.discretionary.has(fact))
    .slice(0, rowCount + blockRows);
  return {
    rule: ruleText(ctx.t, criteriaOn(programme, ctx.today), names),
    costShare: shareText(ctx.t, programme),
    notes: ruleNotes(programme),
    facts: facts.map((fact) => ({ fact, title: factTitle(fact) })),
    tests: testFirms.map((firm) => {
      const states = readTestAnswers(facts, (row) => fieldOf(form, `test${firm}`, row));
      const { outcome, criteria, questions } = explainPrepared(rule, states, () => null);
      const reasons = criteria
        .filter(({ fact, result }) =>
          outcome === 'ineligible' ? result === 'fails' : (questions?.ask ?? []).includes(fact) && result === 'unknown',
        )
        .map(({ fact, required, observed }) =>
          ctx.t('catalogue.form.test.reason', {
            fact: factTitle(fact),
            required: limitText(ctx.t, { fact, ...required }, names),
            observed: stateText(ctx.t, fact, observed, names),
          }),
        );
      return { firm, outcome, reasons: [...new Set(reasons)] };
    }),
  };
}

const examples: Record<string, readonly [string, string, string]> = {
  employees: ['8', '45', '260'],
  isic: ['1071', '2592', '2822'],
  yearsInOperation: ['1', '6', '25'],
  turnover: ['40000', '900000', '20000000'],
  exportShare: ['0', '10', '60'],
  foreignShare: ['0', '0', '60'],
};

/** Test firms begin as three that differ, so that the first look shows something. */
function withTestFirms(form: ProgrammeForm): ProgrammeForm {
  const isTyped = testFirms.some((firm) =>
    Array.from({ length: rowCount + blockRows }, (_, i) => fieldOf(form, `test${firm}`, i + 1)).some(
      (text) => text !== '',
    ),
  );
  if (isTyped) return form;
  const typed = [
    ...Array.from({ length: rowCount }, (_, i) => fieldOf(form, 'fact', i + 1)),
    ...Array.from({ length: blockRows }, (_, i) => fieldOf(form, 'blockFact', i + 1)),
  ];
  const facts = [...new Set(typed)].filter((code) => code !== '');
  const filled = facts.flatMap((code, i) =>
    testFirms.map((firm, at) => [`test${firm}${i + 1}`, exampleOf(code, at)] as const),
  );
  return { ...form, ...Object.fromEntries(filled) };
}

function exampleOf(code: string, at: number): string {
  if (findFirmFact(code)?.type === 'boolean') return ['no', 'yes', ''][at] as string;
  return examples[code]?.[at] ?? '';
}
