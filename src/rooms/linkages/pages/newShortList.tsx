import type { VNode } from 'preact';
import { Actions, Button, Form, Input, LinkButton, Select, TextArea } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { NewShortListView } from '../views/shortLists.ts';
import { errorsOf, issueOf } from './words.ts';

export function newShortListPage(view: NewShortListView, page: PageContext): VNode {
  const { t, economy } = page;
  const { answers, issues } = view;
  const issue = issueOf(issues, page);
  const any = { value: '', text: t('linkages.tenders.any') };
  return page.frame({
    title: t('linkages.shortList.new'),
    lead: t('linkages.shortList.new.lead'),
    breadcrumbs: [{ href: `/buying?economy=${economy.code}`, text: t('linkages.buying.title') }],
    errors: errorsOf(issues, page),
    children: (
      <Form page={page} action={`/buying/shortlists?economy=${economy.code}`}>
        <Input
          id="title"
          name="title"
          label={t('linkages.shortList.title')}
          hint={t('linkages.shortList.title.hint')}
          value={answers.title}
          error={issue('title')}
        />
        <TextArea
          id="need"
          name="need"
          label={t('linkages.shortList.need')}
          hint={t('linkages.shortList.need.hint')}
          value={answers.need}
          rows={3}
          optional={t('html.form.optional')}
        />
        <Input
          id="quantity"
          name="quantity"
          label={t('linkages.shortList.quantity')}
          value={answers.quantity}
          optional={t('html.form.optional')}
        />
        <h2>{t('linkages.shortList.search')}</h2>
        <p>{t('linkages.shortList.search.text')}</p>
        <Select
          id="isic"
          name="isic"
          label={t('linkages.shortList.isic')}
          value={answers.isic}
          error={issue('isic')}
          options={[any, ...industryOptions(view)]}
        />
        <Input
          id="q"
          name="q"
          label={t('linkages.shortList.text')}
          hint={t('linkages.shortList.text.hint')}
          value={answers.q}
          error={issue('q')}
          optional={t('html.form.optional')}
        />
        <Select
          id="place"
          name="place"
          label={t('linkages.shortList.place')}
          hint={t('linkages.shortList.place.hint')}
          value={answers.place}
          options={[any, ...view.places.map(({ code, title }) => ({ value: code, text: title }))]}
        />
        <Actions>
          <Button>{t('linkages.shortList.make')}</Button>
          <LinkButton kind="quiet" href={`/buying?economy=${economy.code}`}>
            {t('linkages.shortList.back')}
          </LinkButton>
        </Actions>
      </Form>
    ),
  });
}

const indent: Record<string, string> = { section: '', division: '– ', group: '– – ' };

function industryOptions({ industries, answers }: NewShortListView) {
  const options = industries.map(({ code, title, level }) => ({
    value: code,
    text: `${indent[level] ?? ''}${code} ${title}`,
  }));
  const isThere = answers.isic === '' || options.some(({ value }) => value === answers.isic);
  return isThere ? options : [{ value: answers.isic, text: answers.isic }, ...options];
}
