import { Details, Table, Tag, type Tone } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { FormView } from '../views/programmeForm.ts';

type Link = FormView['links'][number];

const tones: Record<Link['status'], Tone> = {
  ok: 'good',
  broken: 'action',
  unreachable: 'caution',
  notChecked: 'neutral',
};

/** The addresses that a programme sends its readers to, and what they answered. */
export function FormLinks({ view: { links }, page: { t } }: { view: FormView; page: PageContext }) {
  if (links.length === 0) return null;
  const caption = t('catalogue.links.caption');
  return (
    <Details summary={caption} plain>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty=""
        columns={[
          { label: t('catalogue.links.address') },
          { label: t('catalogue.links.answer') },
          { label: t('catalogue.versions.on'), named: true },
          { label: t('catalogue.links.failures'), numeric: true },
        ]}
        rows={links.map(({ url, status, code, checkedOn, failures }) => [
          <a href={url}>{url}</a>,
          <>
            <Tag tone={tones[status]}>{t(`catalogue.links.status.${status}`)}</Tag> {code !== null && `HTTP ${code}`}
          </>,
          checkedOn === null ? '–' : t.date(checkedOn, 'short'),
          t.number(failures),
        ])}
      />
    </Details>
  );
}
