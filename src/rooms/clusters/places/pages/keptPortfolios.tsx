import { Actions, Button, Form, Input, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { PortfolioView } from '../views/portfolio.ts';

type Part = { view: PortfolioView; page: PageContext };

/** Keeps what is asked for; where it takes long, this has it worked out. */
export function KeepPart({ view, page }: Part) {
  const { t, economy } = page;
  const label = t(view.state === 'tooMany' ? 'clusters.portfolio.keep.work' : 'clusters.portfolio.keep');
  return (
    <section aria-labelledby="keep">
      <h2 id="keep">{label}</h2>
      <Form page={page} action={`/places/portfolio?economy=${economy.code}`} label={label}>
        {Object.entries(view.query).map(([name, value]) => (
          <input type="hidden" name={name} value={name === 'floor' && value === 0 ? '' : String(value)} />
        ))}
        <Input id="name" name="name" width="full" label={t('clusters.portfolio.name')} />
        <Actions>
          <Button>{label}</Button>
        </Actions>
      </Form>
    </section>
  );
}

/** Choices that were kept, and whether projects have changed since. */
export function KeptPart({ view, page }: Part) {
  const { t, economy } = page;
  const caption = t('clusters.portfolio.kept');
  return (
    <Table
      stack
      caption={caption}
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('clusters.portfolio.name') },
        { label: t('clusters.portfolio.keptOn'), named: true },
        { label: t('clusters.portfolio.budgetColumn'), numeric: true },
        { label: t('clusters.portfolio.chosen'), named: true },
        { label: t('clusters.portfolio.keptState'), named: true },
        { label: t('clusters.portfolio.forget') },
      ]}
      rows={view.kept.map((one) => [
        <a href={`${one.href}&economy=${economy.code}`}>{one.name}</a>,
        t.date(one.keptOn),
        t.number(Number(one.budget)),
        one.chosen === null ? '–' : one.chosen.join('; ') || t('clusters.projects.needs.none'),
        t(`clusters.portfolio.kept.${!one.isDone ? 'underWay' : one.isOutdated ? 'outdated' : 'current'}`),
        one.isMine ? (
          <Form
            page={page}
            action={`/places/portfolio/${one.id}/forget?economy=${economy.code}`}
            label={`${t('clusters.portfolio.forget')} ${one.name}`}
          >
            <Button kind="secondary">{t('clusters.portfolio.forget')}</Button>
          </Form>
        ) : (
          '–'
        ),
      ])}
    />
  );
}
