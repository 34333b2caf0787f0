import { Absence, SummaryList, Tag } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { EstablishmentView } from '../views/enterprise.ts';

export const schemeName = ({ t }: PageContext, scheme: string) =>
  t.has(`registry.identifier.${scheme}`) ? t(`registry.identifier.${scheme}`) : scheme;

export function Establishment({ one, page }: { one: EstablishmentView; page: PageContext }) {
  const { t } = page;
  const unknown = <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />;
  const place = [one.village, one.place, one.placeLocal !== one.place ? one.placeLocal : null, one.region];
  const placeText = [...new Set(place.filter((part) => part !== null))].join(', ');
  const optional = (key: string, text: string | null) =>
    text === null ? [] : [{ term: t(`registry.establishment.${key}`), description: text }];
  return (
    <section id={one.id} class="card" aria-labelledby={`${one.id}-name`}>
      <h3 id={`${one.id}-name`}>{one.name}</h3>
      <SummaryList
        rows={[
          { term: t('registry.establishment.place'), description: placeText || unknown },
          ...optional('address', one.address),
          ...optional('products', one.products),
          ...optional('materials', one.materials),
          { term: t('registry.establishment.industries'), description: <Industries one={one} page={page} /> },
          ...(one.employees === null
            ? []
            : [{ term: t('registry.establishment.employees'), description: t.number(one.employees) }]),
          ...optional('registeredOn', one.registeredOn && t.date(one.registeredOn)),
          ...optional('establishedOn', one.establishedOn && t.date(one.establishedOn)),
          ...optional('status', one.status),
          {
            term:
              one.sourceKeyScheme === null ? t('registry.establishment.key') : schemeName(page, one.sourceKeyScheme),
            description: <span class="tabular">{one.sourceKey}</span>,
          },
        ]}
      />
    </section>
  );
}

/** What the register declares first, what we made of it after, and how sure the conversion is. */
function Industries({ one, page }: { one: EstablishmentView; page: PageContext }) {
  const { t } = page;
  if (one.industries.length === 0) return <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />;
  return (
    <ul class="plain">
      {one.industries.map(({ scheme, code, title, titleLocal, conversion }) => (
        <li>
          {title === code ? '' : title}
          {titleLocal !== null && <span lang="zh-Hant"> {titleLocal}</span>}{' '}
          <span class="muted small tabular">
            {t(`registry.scheme.${scheme}`)} {code}
            {conversion === 'certain' && `, ${t('registry.establishment.converted')}`}
          </span>{' '}
          {conversion === 'doubtful' && <Tag tone="caution">{t('registry.establishment.doubtful')}</Tag>}
        </li>
      ))}
    </ul>
  );
}
