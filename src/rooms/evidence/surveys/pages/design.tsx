import type { VNode } from 'preact';
import { lonelyPsuPolicies } from '../../../../kernels/survey/index.ts';
import {
  Actions,
  Button,
  Checkboxes,
  Details,
  Form,
  Input,
  LinkButton,
  Notice,
  Radios,
  Select,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { givenReplicates } from '../model.ts';
import type { DesignView } from '../views/surveys.ts';
import { CheckFigures } from './CheckFigures.tsx';
import { ColumnField, crumbs, errorsOf, placeOf, SurveySteps } from './parts.tsx';

export function designPage(view: DesignView, page: PageContext): VNode {
  const { t } = page;
  const errors = errorsOf(page, view.issues);
  return page.frame({
    title: t('evidence.surveys.design.title', { name: view.name }),
    lead: t(view.declared ? 'evidence.surveys.design.lead.done' : 'evidence.surveys.design.lead'),
    breadcrumbs: crumbs(page, view),
    errors: errors.summary,
    children: (
      <>
        <SurveySteps survey={{ id: view.id, declared: view.declared }} current="design" page={page} />
        {view.check !== null && (
          <>
            <Notice tone="good" role="status" title={t('evidence.surveys.check.good')}>
              {t('evidence.surveys.check.good.text')}
            </Notice>
            <CheckFigures check={view.check} page={page} />
            <Actions>
              <LinkButton href={placeOf(page, `/${view.id}/tables/new`)}>{t('evidence.surveys.table.new')}</LinkButton>
            </Actions>
          </>
        )}
        <DesignForm view={view} page={page} />
      </>
    ),
  });
}

function DesignForm({ view, page }: { view: DesignView; page: PageContext }) {
  const { t } = page;
  const { design, columns } = view;
  const errors = errorsOf(page, view.issues);
  const guessOf = (field: string, hint?: string) => {
    const guess = view.guesses.find((one) => one.field === field);
    const said = guess === undefined ? undefined : t(`evidence.surveys.guess.${guess.by}`, { column: guess.column });
    return [hint, said].filter((part) => part !== undefined).join(' ') || undefined;
  };
  const column = (name: string, value: string | undefined, key: string, none: string, hint?: string) => (
    <ColumnField
      name={name}
      label={t(key)}
      hint={guessOf(name, hint)}
      value={value ?? ''}
      none={t(none)}
      columns={columns}
      {...errors.of(name)}
    />
  );
  const hasSecond = [design.strata[1], design.clusters[1], design.populations[1]].some((name) => (name ?? '') !== '');
  const isWrong = view.issues.some(({ field }) => field.endsWith('-2') || field === 'replicateColumns');
  return (
    <Form page={page} action={placeOf(page, `/${view.id}/design`)} label={t('evidence.surveys.design')}>
      <h2>{t('evidence.surveys.design.sample')}</h2>
      {column(
        'weight',
        design.weight,
        'evidence.surveys.weight',
        'evidence.surveys.choose',
        t('evidence.surveys.weight.hint'),
      )}
      {column(
        'stratum-1',
        design.strata[0],
        'evidence.surveys.stratum',
        'evidence.surveys.none',
        t('evidence.surveys.stratum.hint'),
      )}
      {column(
        'cluster-1',
        design.clusters[0],
        'evidence.surveys.cluster',
        'evidence.surveys.cluster.none',
        t('evidence.surveys.cluster.hint'),
      )}
      {column(
        'population-1',
        design.populations[0],
        'evidence.surveys.population',
        'evidence.surveys.none',
        t('evidence.surveys.population.hint'),
      )}
      <Radios
        id="lonelyPsu"
        name="lonelyPsu"
        label={t('evidence.surveys.lonely')}
        hint={t('evidence.surveys.lonely.hint')}
        value={design.lonelyPsu}
        options={lonelyPsuPolicies.map((value) => ({ value, text: t(`evidence.surveys.lonely.${value}`) }))}
      />
      <Details summary={t('evidence.surveys.design.more')} open={hasSecond || design.replicates !== 'none' || isWrong}>
        <Checkboxes
          id="nested"
          name="nested"
          label={t('evidence.surveys.nested')}
          values={design.nested ? ['yes'] : []}
          options={[{ value: 'yes', text: t('evidence.surveys.nested.yes') }]}
        />
        {column('stratum-2', design.strata[1], 'evidence.surveys.stratum.second', 'evidence.surveys.none')}
        {column('cluster-2', design.clusters[1], 'evidence.surveys.cluster.second', 'evidence.surveys.none')}
        {column('population-2', design.populations[1], 'evidence.surveys.population.second', 'evidence.surveys.none')}
        <Select
          id="replicates"
          name="replicates"
          label={t('evidence.surveys.replicates')}
          hint={t('evidence.surveys.replicates.hint')}
          value={design.replicates}
          options={givenReplicates.map((value) => ({ value, text: t(`evidence.surveys.replicates.${value}`) }))}
        />
        <Input
          id="replicateColumns"
          name="replicateColumns"
          label={t('evidence.surveys.replicateColumns')}
          hint={guessOf('replicateColumns', t('evidence.surveys.replicateColumns.hint'))}
          optional={t('html.form.optional')}
          value={design.replicateColumns}
          {...errors.of('replicateColumns')}
        />
      </Details>
      <h2>{t('evidence.surveys.codes')}</h2>
      <p>{t('evidence.surveys.codes.lead')}</p>
      {(['dontKnow', 'refused', 'notApplicable'] as const).map((name) => (
        <Input
          id={name}
          name={name}
          label={t(`evidence.surveys.codes.${name}`)}
          hint={guessOf(name)}
          width={10}
          value={design[name]}
          {...errors.of(name)}
        />
      ))}
      <Actions>
        <Button>{t('evidence.surveys.design.submit')}</Button>
      </Actions>
    </Form>
  );
}
