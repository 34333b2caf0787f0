import { Absence, Notice } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';

interface BasisProps {
  basis: { firms: number; today: string; isBehind: boolean };
  page: PageContext;
}

/** On what the numbers stand, and that they are not to leave the house. */
export const Basis = ({ basis, page: { t } }: BasisProps) => (
  <>
    <p class="muted">
      {t('reach.basis', { firms: basis.firms, date: t.date(basis.today) })} {basis.isBehind && t('reach.basis.behind')}
    </p>
    <Notice tone="caution" title={t('reach.internal')}>
      {t('reach.internal.text')}
    </Notice>
  </>
);

/** None is a finding, not a gap. */
export const Count = ({ value, page: { t } }: { value: number; page: PageContext }) =>
  value === 0 ? <Absence kind="zero" text="0" /> : t.number(value);

export const deskCrumb = ({ t }: PageContext) => ({ href: '/desk', text: t('programmes.desk.title') });
export const reachCrumb = ({ t }: PageContext) => ({ href: '/desk/reach', text: t('reach.title') });
export const programmeCrumb = ({ id, title }: { id: string; title: string }) => ({
  href: `/desk/reach/${id}`,
  text: title,
});
