import { isicEntries } from '../../../../codes/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { listRegisterPlaces } from '../../../registry/index.ts';
import { type KeptProgramme, listOpenProgrammes } from '../../catalogue/services/readProgrammes.ts';
import { amountText, ownShareText } from '../../catalogue/views/viewOf.ts';
import { refined, type SourcedFact } from '../rules/firmFacts.ts';
import { moneyInstruments } from '../rules/freshness.ts';
import { goalsOf } from '../rules/goals.ts';
import { judge } from '../rules/judge.ts';
import { type StartProgramme, type StartView, startGroups } from '../views/help.ts';

/** What is open to people who have no firm yet, or have just begun; what they want to make and where takes away what is not for them. */
export async function readStart(ctx: Context, query: StartView['query']): Promise<StartView> {
  const places = await listRegisterPlaces(ctx);
  const region = places.find(({ code }) => code === query.place)?.parentCode ?? '';
  const facts = plannedFacts(ctx, { isic: query.isic, place: query.place, region });
  const open = (await listOpenProgrammes(ctx)).filter((kept) => startGroupOf(kept) !== null);
  const isHere = ({ programme }: KeptProgramme) => judge(programme, facts, ctx.today).outcome !== 'ineligible';
  const here = open.filter(isHere);
  const grouped = startGroups.map((group) => ({
    group,
    programmes: here.filter((kept) => startGroupOf(kept) === group).map((kept) => startProgrammeOf(ctx, kept)),
  }));
  return {
    query,
    industries: isicEntries
      .filter(({ level }) => level === 'division')
      .map(({ code, title }) => ({ value: code, text: `${code} ${title}` })),
    towns: places.filter(({ level }) => level === 'town').map(({ code, name }) => ({ value: code, text: name })),
    groups: grouped.filter(({ programmes }) => programmes.length > 0),
    notHere: open.filter((kept) => !here.includes(kept)).map(({ id, title }) => ({ id, title })),
  };
}

/** Of a firm that is only planned nothing else is known. */
function plannedFacts({ today }: Context, planned: Record<string, string>): Map<string, SourcedFact> {
  const said = Object.entries(planned).filter(([, value]) => value !== '');
  return new Map(
    said.map(([fact, value]) => [
      fact,
      { fact, state: refined(fact, { kind: 'known', value }), source: 'answer', observedOn: today },
    ]),
  );
}

function startGroupOf({ unit, instrument, programme }: KeptProgramme): (typeof startGroups)[number] | null {
  if (instrument === 'incubation' || instrument === 'mentoring') return instrument;
  const isForFounders = unit === 'person' || goalsOf(programme).includes('startFirm');
  if (!isForFounders) return null;
  if (moneyInstruments.has(instrument)) return 'money';
  return unit === 'person' ? 'person' : 'firstYears';
}

const startProgrammeOf = (
  { t }: Context,
  { id, title, instrument, closesOn, programme }: KeptProgramme,
): StartProgramme => ({
  id,
  title,
  provider: programme.provider,
  instrument,
  summary: programme.summary ?? null,
  closesOn,
  amount: amountText(t, programme),
  ownShare: ownShareText(t, programme),
  contact: Object.values(programme.contact ?? {}).filter((one) => one !== undefined && one !== null),
});
