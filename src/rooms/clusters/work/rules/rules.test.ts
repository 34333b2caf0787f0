import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JointAction, ProgrammeDocument } from '../model.ts';
import { addAmounts, isSameAmount } from './addAmounts.ts';
import { whyNot } from './changeState.ts';
import { checkAction, checkGoal } from './checkForms.ts';
import { checkPrinciples, type PrincipleFacts } from './checkPrinciples.ts';
import { checkStatement } from './checkStatement.ts';
import { deriveEvidence } from './deriveEvidence.ts';
import { dueActions } from './dueActions.ts';
import { isDay } from './gather.ts';
import { measureGoal } from './measureGoal.ts';
import { readFirmIds } from './readFirmIds.ts';
import { sumBudget } from './sumBudget.ts';
import { writeCalendar } from './writeCalendar.ts';

const fair: JointAction = {
  ...{ id: '1', title: 'Joint stand at a fair', theme: 'markets', kind: 'market', owner: 'Chamber', partner: '' },
  ...{ startsOn: '2026-01-10', dueOn: '2026-03-01', state: 'planned', cost: '100', fromMembers: '40' },
  ...{ fromPublic: '60', fromOthers: '0', soldPrivately: 'no', participants: ['a', 'b', 'c'], results: '' },
};
const counted = { ...fair, firms: 3 };
const facts: PrincipleFacts = { actions: [counted], isTested: null, localPlan: null, largeBuyerLinks: null };
const judged = (of: Partial<PrincipleFacts>, principle: string) => {
  const found = checkPrinciples({ ...facts, ...of }).find((one) => one.principle === principle);
  return [found?.met, found?.ground];
};

describe('the seven principles', () => {
  const cases: [string, Partial<PrincipleFacts>, boolean | null, string][] = [
    ['existingCluster', { isTested: true }, true, 'tested'],
    ['existingCluster', { isTested: false }, false, 'chance'],
    ['existingCluster', {}, null, 'notTested'],
    ['groups', { actions: [] }, null, 'noActions'],
    ['groups', {}, true, 'actions'],
    ['groups', { actions: [{ ...counted, firms: 2 }] }, null, 'notJoinedYet'],
    ['groups', { actions: [{ ...counted, firms: 2, state: 'underway' }] }, false, 'singleFirms'],
    ['groups', { actions: [counted, { ...counted, firms: 0, state: 'dropped' }] }, true, 'actions'],
    ['markets', {}, true, 'actions'],
    ['markets', { actions: [{ ...counted, kind: 'training' }] }, false, 'noSuchAction'],
    ['institutions', {}, false, 'noSuchAction'],
    ['institutions', { actions: [{ ...counted, kind: 'training' }] }, false, 'noPartner'],
    ['institutions', { actions: [{ ...counted, kind: 'training', partner: 'Centre' }] }, true, 'actions'],
    ['localGovernment', {}, null, 'notStated'],
    ['localGovernment', { localPlan: true }, true, 'stated'],
    ['localGovernment', { localPlan: false }, false, 'statedNot'],
    ['localGovernment', { localPlan: false, actions: [{ ...counted, kind: 'localGovernment' }] }, true, 'actions'],
    ['largeFirms', { largeBuyerLinks: true }, true, 'stated'],
    ['noCrowdingOut', {}, true, 'notSold'],
    ['noCrowdingOut', { actions: [{ ...counted, soldPrivately: 'unknown' }] }, null, 'notAsked'],
    ['noCrowdingOut', { actions: [{ ...counted, soldPrivately: 'yes' }] }, false, 'sold'],
    ['noCrowdingOut', { actions: [{ ...counted, soldPrivately: 'yes', fromPublic: '0.00' }] }, true, 'noPublicMoney'],
  ];
  for (const [principle, of, met, ground] of cases)
    it(`${principle} is ${met} by ${ground}`, () => assert.deepEqual(judged(of, principle), [met, ground]));
});

describe('money of a programme', () => {
  it('adds to the cent, beyond what binary fractions hold', () => {
    assert.equal(addAmounts(['0.1', '0.2', '999999999999999.99']), '1000000000000000.29');
    assert.equal(addAmounts([]), '0');
    assert.ok(isSameAmount('10', '10.00'));
  });
  it('leaves out what was dropped, and says no share where nothing costs anything', () => {
    assert.deepEqual(sumBudget([fair, { ...fair, state: 'dropped' }]), {
      ...{ cost: '100', fromMembers: '40', fromPublic: '60', fromOthers: '0', membersShare: 0.4 },
    });
    assert.equal(sumBudget([]).membersShare, null);
  });
});

describe('forms', () => {
  const { id: _, ...answers } = fair;
  const members = new Set(['a', 'b', 'c']);
  const faults = (of: Partial<Record<keyof typeof answers, unknown>>) =>
    checkAction({ ...answers, ...of } as typeof answers, members).issues.map(({ field }) => field);
  it('take a sound action', () => assert.deepEqual(faults({}), []));
  const cases: [string, object][] = [
    ['cost', { cost: '100.01' }],
    ['cost', { cost: '1e3' }],
    ['fromPublic', { fromPublic: '-60' }],
    ['kind', { kind: 'party' }],
    ['dueOn', { dueOn: '2026-01-09' }],
    ['dueOn', { dueOn: '2026-02-30' }],
    ['participants', { participants: ['a', 'z'] }],
    ['results', { state: 'done' }],
    ['owner', { owner: ' ' }],
  ];
  for (const [field, of] of cases)
    it(`refuse an action with ${JSON.stringify(of)}`, () => assert.deepEqual(faults(of), [field]));

  it('refuse a goal that leads nowhere, and read a decimal comma', () => {
    const goal = { title: 'Exporters', unit: '', baseline: '1,5', baselineOn: '2026-01-01', target: '1.5' };
    const rest = { targetOn: '2027-01-01', source: 'Survey' };
    assert.deepEqual(
      checkGoal({ ...goal, ...rest }).issues.map(({ field }) => field),
      ['target'],
    );
    assert.equal(checkGoal({ ...goal, ...rest, target: '3' }).fields?.baseline, '1.5');
  });

  it('refuse a statement without a source, of a day to come, or with an address that runs', () => {
    const sound = { subject: 'functioning', indicator: 'trust', holds: 'yes', sourceKind: 'visit', source: 'Visit' };
    const more = { knownOn: '2026-01-01', link: '', note: '' };
    const of = (changed: object) =>
      checkStatement({ ...sound, ...more, ...changed }, '2026-05-01').issues.map(({ field }) => field);
    assert.deepEqual(of({}), []);
    assert.deepEqual(of({ source: '' }), ['source']);
    assert.deepEqual(of({ knownOn: '2026-05-02' }), ['knownOn']);
    assert.deepEqual(of({ link: 'javascript:alert(1)' }), ['link']);
    assert.deepEqual(of({ indicator: 'materials' }), ['indicator']);
    assert.deepEqual(of({ subject: 'origin', indicator: 'materials' }), []);
  });

  it('read numbers of firms as people paste them', () => {
    assert.deepEqual(readFirmIds('XDM-1, XDM-2\nhttps://x.example/suppliers/XDM-1?economy=XDM').ids, [
      'XDM-1',
      'XDM-2',
    ]);
    assert.equal(readFirmIds(' ').issues.length, 1);
    assert.equal(readFirmIds("x' OR 1=1").issues.length, 1);
    assert.equal(isDay('2026-02-29'), false);
  });
});

describe('records', () => {
  const none = { jointActions: 0, associationFirms: 0, trainingFirms: 0, exporters: 0 };
  it('show nothing below three firms, and never that something is absent', () => {
    assert.deepEqual(deriveEvidence(none), []);
    assert.deepEqual(deriveEvidence({ ...none, associationFirms: 2, exporters: 3, jointActions: 1 }), [
      { indicator: 'jointActions', firms: 1 },
      { indicator: 'exporters', firms: 3 },
    ]);
  });
});

describe('a programme', () => {
  const goal = { id: 'g', title: 'x', unit: '', baseline: '10', baselineOn: '2026-01-01', target: '4', source: 's' };
  const document: ProgrammeDocument = {
    ...{ title: 'x', vision: 'y', beginsOn: '2026-01-01', endsOn: '2027-01-01', clusterTitle: 'z' },
    baseline: { on: '2026-01-01', firms: 9, plants: 9, functioning: 'unknown', observed: 0, holding: 0 },
    goals: [{ ...goal, targetOn: '2027-01-01', values: [] }],
    actions: [fair],
  };
  it('goes on only with a vision, a goal, an action and three firms, and only to the next state', () => {
    assert.equal(whyNot('draft', 'agreed', document, 3), null);
    assert.equal(whyNot('draft', 'agreed', document, 2), 'fewMembers');
    assert.equal(whyNot('draft', 'agreed', { ...document, vision: ' ' }, 3), 'noVision');
    assert.equal(whyNot('draft', 'agreed', { ...document, goals: [] }, 3), 'noGoal');
    assert.equal(whyNot('draft', 'agreed', { ...document, actions: [{ ...fair, state: 'dropped' }] }, 3), 'noAction');
    assert.equal(whyNot('draft', 'running', document, 3), 'notNext');
    assert.equal(whyNot('closed', 'draft', document, 3), 'notNext');
  });
  it('measures a goal that should fall as one that should rise, by the latest value', () => {
    const values = [
      { on: '2026-06-01', value: '7', source: 'a' },
      { on: '2026-03-01', value: '12', source: 'b' },
    ];
    assert.equal(measureGoal({ ...goal, targetOn: '2027-01-01', values }).share, 0.5);
    assert.equal(measureGoal({ ...goal, targetOn: '2027-01-01', values: values.slice(1) }).share, -1 / 3);
    assert.equal(measureGoal({ ...goal, targetOn: '2027-01-01', values: [] }).share, null);
  });
  it('has actions due within thirty days, the late ones first', () => {
    const actions = [
      { ...fair, id: 'soon', dueOn: '2026-05-31' },
      { ...fair, id: 'far', dueOn: '2026-06-02' },
      { ...fair, id: 'late', dueOn: '2026-04-30', state: 'underway' as const },
      { ...fair, id: 'done', dueOn: '2026-04-30', state: 'done' as const },
    ];
    const due = dueActions([{ id: 'p', state: 'running', document: { ...document, actions } }], '2026-05-01');
    assert.deepEqual(
      due.map(({ id, isLate }) => [id, isLate]),
      [
        ['late', true],
        ['soon', false],
      ],
    );
    assert.deepEqual(dueActions([{ id: 'p', state: 'closed', document: { ...document, actions } }], '2026-05-01'), []);
  });
  it('is a calendar of whole days, with no line longer than 75 octets and no words that end an entry', () => {
    const text = writeCalendar(
      'Plan',
      [{ ...fair, title: `${'会'.repeat(60)}\r\nEND:VEVENT; x` }],
      '2026-01-01T00:00:00Z',
    );
    assert.match(text, /DTSTART;VALUE=DATE:20260110\r\nDTEND;VALUE=DATE:20260302\r\n/);
    assert.equal(text.match(/^END:VEVENT/gm)?.length, 1);
    assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
  });
});
