import type { VNode } from 'preact';
import { Absence, SummaryList, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { type Capability, capabilityKinds } from '../model.ts';
import { isValidOn } from '../rules/readCapability.ts';

/** What a firm can do, kind by kind; kinds of which nothing is known are left out. */
export function CapabilityList({
  capabilities,
  page,
}: {
  capabilities: readonly Capability[];
  page: PageContext;
}): VNode {
  const { t } = page;
  if (capabilities.length === 0) return <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />;
  return (
    <SummaryList
      rows={capabilityKinds
        .map((kind) => ({ kind, ones: capabilities.filter((one) => one.kind === kind) }))
        .filter(({ ones }) => ones.length > 0)
        .map(({ kind, ones }) => ({
          term: t(`registry.capability.kind.${kind}`),
          description: (
            <ul class="plain">
              {ones.map((one) => (
                <li>
                  <CapabilityText one={one} page={page} />
                </li>
              ))}
            </ul>
          ),
        }))}
    />
  );
}

export function CapabilityText({ one, page }: { one: Capability; page: PageContext }): VNode {
  const { t, today } = page;
  const details = [
    one.issuer === null ? null : t('registry.capability.issuedBy', { issuer: one.issuer }),
    one.certificateNumber === null ? null : t('registry.capability.numbered', { number: one.certificateNumber }),
    one.spareShare === null
      ? null
      : t('registry.capability.spare', {
          share: t.number(one.spareShare, { style: 'percent', maximumFractionDigits: 0 }),
        }),
    one.validTo === null ? null : t('registry.capability.until', { day: t.date(one.validTo, 'short') }),
  ].filter((part) => part !== null);
  return (
    <>
      {shownText(one)}{' '}
      <span class="muted small">{[...details, t(`registry.capability.statedBy.${one.statedBy}`)].join(', ')}</span>{' '}
      {!isValidOn(one, today) && <Tag tone="caution">{t('registry.capability.notToday')}</Tag>}
      {one.visibility === 'internal' && <Tag tone="neutral">{t('registry.capability.internal')}</Tag>}
    </>
  );
}

const shownText = ({ text, number, unit }: Capability): string =>
  number === null || text.includes(String(number)) ? text : `${text} (${`${number} ${unit ?? ''}`.trim()})`;
