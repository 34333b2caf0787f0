import type { VNode } from 'preact';
import { Empty, Steps, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { instrumentText } from '../../catalogue/pages/words.tsx';
import type { StartProgramme, StartView } from '../views/help.ts';

const steps = ['idea', 'market', 'register', 'accounts', 'help'] as const;

/** For somebody who has no firm yet: the steps, and who helps with them. */
export function startPage({ groups }: StartView, page: PageContext): VNode {
  const { t, economy } = page;
  const doors = { market: `/suppliers?economy=${economy.code}`, help: `/check?economy=${economy.code}` };
  return page.frame({
    title: t('matching.start.title'),
    lead: t('matching.start.lead'),
    breadcrumbs: [{ href: `/help?economy=${economy.code}`, text: t('matching.help.title') }],
    children: (
      <>
        <h2>{t('matching.start.steps')}</h2>
        <Steps
          steps={steps.map((step) => ({
            label: t(`matching.start.step.${step}`),
            text: t(`matching.start.step.${step}.text`),
            state: 'coming',
            href: doors[step as keyof typeof doors],
          }))}
        />
        {groups.length === 0 && (
          <Empty title={t('matching.start.none')}>
            <p>{t('matching.start.none.text')}</p>
            <p>
              <a href={`/programmes?economy=${economy.code}&shelf=design`}>{t('matching.noProgrammes.designs')}</a>
            </p>
          </Empty>
        )}
        {groups.map(({ group, programmes }) => (
          <>
            <h2>{t(`matching.start.group.${group}`)}</h2>
            <ul class="results">
              {programmes.map((one) => (
                <Entry one={one} page={page} />
              ))}
            </ul>
          </>
        ))}
      </>
    ),
  });
}

const Entry = ({ one, page: { t } }: { one: StartProgramme; page: PageContext }) => (
  <li>
    <h3>
      <a href={`/programmes/${one.id}`}>{one.title}</a>
    </h3>
    <p>
      <Tag tone="brand">{instrumentText(t, one.instrument)}</Tag> {one.provider}
    </p>
    {one.summary !== null && <p>{one.summary}</p>}
    {one.closesOn !== null && <p class="muted small">{t('catalogue.dates.closes', { date: t.date(one.closesOn) })}</p>}
  </li>
);
