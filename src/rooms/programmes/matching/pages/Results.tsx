import { Details, LinkButton, Notice, Tag, type Tone } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { instrumentText } from '../../catalogue/pages/words.tsx';
import type { Result } from '../views/results.ts';

const groups = ['eligible', 'oneMissing', 'moreMissing', 'ineligible'] as const;
const tones: Record<Result['group'], Tone> = {
  eligible: 'good',
  oneMissing: 'caution',
  moreMissing: 'caution',
  ineligible: 'neutral',
};

type Part = { result: Result; page: PageContext; questionHref: (fact: string) => string };

/** Every programme with its answer: what can be had, what hangs on an answer, what cannot and why. */
export function Results({
  results,
  page,
  questionHref,
}: {
  results: readonly Result[];
  page: PageContext;
  questionHref: (fact: string) => string;
}) {
  const { t } = page;
  return (
    <>
      {groups.map((group) => {
        const inGroup = results.filter((result) => result.group === group);
        if (inGroup.length === 0) return null;
        return (
          <>
            <h2>{t(`matching.group.${group}`, { count: inGroup.length })}</h2>
            <ul class="results">
              {inGroup.map((result) => (
                <Entry result={result} page={page} questionHref={questionHref} />
              ))}
            </ul>
          </>
        );
      })}
    </>
  );
}

function Entry({ result, page, questionHref }: Part) {
  const { t } = page;
  const facts = [
    result.amount === null ? null : t('matching.amount', { amount: result.amount }),
    result.ownShare === null ? null : t('catalogue.ownShare', { share: result.ownShare }),
    result.closesOn === null ? null : t('catalogue.dates.closes', { date: t.date(result.closesOn) }),
  ].filter((one) => one !== null);
  return (
    <li>
      <h3>
        <a href={`/programmes/${result.programme}`}>{result.title}</a>
      </h3>
      <p>
        <Tag tone="brand">{instrumentText(t, result.instrument)}</Tag>{' '}
        <Tag tone={tones[result.group]}>{t(`matching.tag.${result.group}`)}</Tag>
      </p>
      {result.group === 'eligible' && <Eligible result={result} page={page} />}
      {result.outcome === 'unknown' && <ToAsk result={result} page={page} questionHref={questionHref} />}
      {result.outcome === 'ineligible' && <Failing result={result} page={page} />}
      {facts.length > 0 && <p class="muted small">{facts.join(' · ')}</p>}
    </li>
  );
}

function Eligible({ result: { unit, evidence }, page: { t } }: { result: Result; page: PageContext }) {
  return (
    <>
      {unit === 'group' && <p>{t('matching.group.note')}</p>}
      {evidence.length > 0 && <p>{t('matching.bring', { documents: evidence.join('; ') })}</p>}
    </>
  );
}

function ToAsk({ result: { ask }, page: { t }, questionHref }: Part) {
  return (
    <p>
      {t('matching.ask', { count: ask.length })}{' '}
      {ask.map(({ fact, title }, i) => (
        <>
          {i > 0 && ', '}
          <a href={questionHref(fact)}>{title}</a>
        </>
      ))}
    </p>
  );
}

function Failing({ result: { failing, repairs }, page: { t } }: { result: Result; page: PageContext }) {
  return (
    <>
      <ul>
        {failing.map(({ title, required, observed, distance }) => (
          <li>
            {t(distance === null ? 'matching.failing' : 'matching.failing.distance', {
              fact: title,
              required,
              observed,
              distance: distance ?? '',
            })}
          </li>
        ))}
      </ul>
      {repairs.length === 0 ? <p>{t('matching.repair.none')}</p> : <Repairs repairs={repairs} t={t} />}
    </>
  );
}

function Repairs({ repairs, t }: { repairs: Result['repairs']; t: PageContext['t'] }) {
  const within = repairs.filter(({ isWithinReach }) => isWithinReach);
  if (within.length === 0) return <p>{t('matching.repair.beyond')}</p>;
  return (
    <Details summary={t('matching.repair.title')}>
      <ul>
        {within.map(({ changes, becomes }) => (
          <li>
            {t.list(changes.map(({ text }) => text))}
            {becomes === 'unknown' && ` ${t('matching.repair.unknown')}`}
          </li>
        ))}
      </ul>
    </Details>
  );
}

/** Programmes that closed between the form and its answer. */
export function ClosedMeanwhile({ titles, page: { t } }: { titles: readonly string[]; page: PageContext }) {
  if (titles.length === 0) return null;
  return (
    <Notice tone="caution" title={t('matching.closed.title')} role="status">
      {t('matching.closed', { count: titles.length, programmes: t.list(titles) })}
    </Notice>
  );
}

export const NoProgrammes = ({ page: { t, economy } }: { page: PageContext }) => (
  <Notice title={t('matching.noProgrammes')}>
    <p>{t('matching.noProgrammes.text')}</p>
    <p>
      <LinkButton kind="secondary" href={`/programmes?economy=${economy.code}&shelf=design`}>
        {t('matching.noProgrammes.designs')}
      </LinkButton>
    </p>
  </Notice>
);
