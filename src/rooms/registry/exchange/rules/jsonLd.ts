import type { Capability } from '../../capabilities/index.ts';
import type { EnterpriseView, EstablishmentView } from '../../views/enterprise.ts';

const point = ({ longitude, latitude, geoPrecision }: EstablishmentView) =>
  longitude === null || latitude === null || geoPrecision !== 'point'
    ? {}
    : { geo: { '@type': 'GeoCoordinates', longitude, latitude } };

const address = (one: EstablishmentView, economy: string) => ({
  '@type': 'PostalAddress',
  ...(one.address !== null && { streetAddress: one.address }),
  ...(one.place !== null && { addressLocality: one.place }),
  ...(one.region !== null && { addressRegion: one.region }),
  addressCountry: economy,
});

/** A firm in the words of schema.org, for machines that read pages. Only what is public; a rough place is no point. */
export function jsonLdOf(
  view: EnterpriseView,
  { url, economy }: { url: string; economy: string },
): Record<string, unknown> {
  const people = view.establishments.reduce<number | null>(
    (sum, { employees }) => (employees === null ? sum : (sum ?? 0) + employees),
    null,
  );
  const isic = [
    ...new Set(
      view.establishments.flatMap(({ industries }) =>
        industries.filter(({ scheme }) => scheme === 'ISIC4').map(({ code }) => code),
      ),
    ),
  ];
  const lei = view.identifiers.find(({ scheme }) => scheme === 'LEI');
  return {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    '@id': url,
    url,
    name: view.name,
    ...(view.legalForm !== null && { additionalType: view.legalForm }),
    identifier: [
      { '@type': 'PropertyValue', propertyID: 'toolroom', value: view.id },
      ...view.identifiers.map(({ scheme, value }) => ({ '@type': 'PropertyValue', propertyID: scheme, value })),
    ],
    ...(lei !== undefined && { leiCode: lei.value }),
    ...(isic.length > 0 && { isicV4: isic.length === 1 ? isic[0] : isic }),
    ...(people !== null && { numberOfEmployees: { '@type': 'QuantitativeValue', value: people } }),
    location: view.establishments.map((one) => ({
      '@type': 'Place',
      '@id': `${url}#${one.id}`,
      name: one.name,
      address: address(one, economy),
      ...point(one),
    })),
    ...credentialsOf(view.capabilities),
    ...offersOf(view.capabilities),
  };
}

function credentialsOf(capabilities: readonly Capability[]) {
  const certificates = capabilities.filter(({ kind, visibility }) => kind === 'certificate' && visibility === 'public');
  if (certificates.length === 0) return {};
  return {
    hasCredential: certificates.map((one) => ({
      '@type': 'EducationalOccupationalCredential',
      credentialCategory: 'certification',
      name: one.text,
      ...(one.certificateNumber !== null && { identifier: one.certificateNumber }),
      ...(one.issuer !== null && { recognizedBy: { '@type': 'Organization', name: one.issuer } }),
      ...(one.validFrom !== null && { validFrom: one.validFrom }),
      ...(one.validTo !== null && { expires: one.validTo }),
    })),
  };
}

function offersOf(capabilities: readonly Capability[]) {
  const known = capabilities.filter(
    ({ kind, visibility }) => ['process', 'material', 'product'].includes(kind) && visibility === 'public',
  );
  return known.length === 0 ? {} : { knowsAbout: [...new Set(known.map(({ text }) => text))] };
}

/** The firm's places as GeoJSON (RFC 7946): a feature for each establishment, without geometry where no place is known. */
export function geojsonOf(view: EnterpriseView): Record<string, unknown> {
  return {
    type: 'FeatureCollection',
    features: view.establishments.map((one) => ({
      type: 'Feature',
      id: one.id,
      geometry:
        one.longitude === null || one.latitude === null
          ? null
          : { type: 'Point', coordinates: [one.longitude, one.latitude] },
      properties: {
        enterprise: view.id,
        name: one.name,
        address: one.address,
        town: one.place,
        region: one.region,
        isic4: one.industries.filter(({ scheme }) => scheme === 'ISIC4').map(({ code }) => code),
        precision: one.geoPrecision,
        simulated: view.simulated,
      },
    })),
  };
}
