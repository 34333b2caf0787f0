import { Actions, Button, Form, Input, Select } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { bases, themes } from '../model.ts';
import type { ProjectFormView } from '../views/projects.ts';

interface Props {
  view: ProjectFormView;
  page: PageContext;
  action: string;
  title: string;
  submit: string;
  /** Of the last version; none for a new project. */
  values: Readonly<Record<string, string>>;
  version?: number;
}

type Field = (name: string) => { id: string; name: string; label: string; value: string; error: string | undefined };

export function ProjectFormPart({ view, page, action, title, submit, values, version }: Props) {
  const { t } = page;
  const field: Field = (name) => {
    const issue = view.issues.find((one) => one.field === name);
    return {
      ...{ id: name, name, label: t(`clusters.projects.${name}`), value: view.given[name] ?? values[name] ?? '' },
      error: issue === undefined ? undefined : t(issue.key),
    };
  };
  return (
    <Form page={page} action={action} label={title} {...(version === undefined ? {} : { version })}>
      <Input {...field('title')} width="full" />
      <Where view={view} page={page} field={field} />
      {['costLow', 'costLikely', 'costHigh', 'benefitLow', 'benefitLikely', 'benefitHigh'].map((name) => (
        <Input {...field(name)} width={10} inputMode="decimal" />
      ))}
      <Input {...field('benefitUnit')} width={10} hint={t('clusters.projects.benefitUnit.hint')} />
      <Select
        {...field('benefitBasis')}
        options={bases.map((value) => ({ value, text: t(`clusters.projects.basis.${value}`) }))}
      />
      <Input {...field('benefitSource')} width="full" />
      <Input {...field('programme')} width="full" hint={t('clusters.projects.programme.hint')} />
      <Rules view={view} page={page} field={field} />
      {version !== undefined && <Input {...field('why')} width="full" />}
      <Actions>
        <Button>{submit}</Button>
      </Actions>
    </Form>
  );
}

interface PartProps {
  view: ProjectFormView;
  page: PageContext;
  field: Field;
}

function Where({ view, page: { t }, field }: PartProps) {
  return (
    <>
      <Select {...field('place')} options={view.places.map(({ code, name }) => ({ value: code, text: name }))} />
      <Select
        {...field('cluster')}
        options={[
          { value: '', text: t('clusters.projects.cluster.none') },
          ...view.clusters.map(({ id, title }) => ({ value: id, text: title })),
        ]}
      />
      <Select
        {...field('kind')}
        options={['soft', 'hard'].map((value) => ({ value, text: t(`clusters.projects.kind.${value}`) }))}
      />
      <Select
        {...field('theme')}
        options={themes.map((value) => ({ value, text: t(`clusters.places.theme.${value}`) }))}
      />
    </>
  );
}

function Rules({ view, page: { t }, field }: PartProps) {
  const activation = field('activation');
  return (
    <>
      <Input
        {...activation}
        value={activation.value || '1'}
        width={4}
        inputMode="decimal"
        hint={t('clusters.projects.activation.hint')}
      />
      <Select
        {...field('needs')}
        options={[
          { value: '', text: t('clusters.projects.needs.none') },
          ...view.others.map(({ id, title }) => ({ value: id, text: title })),
        ]}
      />
      <Input {...field('oneOf')} width="full" hint={t('clusters.projects.oneOf.hint')} />
      <Select
        {...field('helpsGroup')}
        options={[
          { value: 'yes', text: t('clusters.places.yes') },
          { value: 'no', text: t('clusters.places.no') },
        ]}
      />
    </>
  );
}
