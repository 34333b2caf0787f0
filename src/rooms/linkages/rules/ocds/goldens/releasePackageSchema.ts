const text = { type: ['string', 'null'] };
const instant = { type: ['string', 'null'], format: 'date-time' };
const web = { type: ['string', 'null'], format: 'uri' };
const id = { type: ['string', 'integer'] };
const listOf = (name: string) => ({ type: 'array', items: { $ref: `#/definitions/${name}` }, uniqueItems: true });
const of = (name: string) => ({ $ref: `#/definitions/${name}` });
const oneOf = (...codes: string[]) => ({ type: ['string', 'null'], enum: [...codes, null] });
const object = (properties: object, required: string[] = []) => ({ type: 'object', properties, required });

const tags = [
  ...[
    'planning',
    'planningUpdate',
    'tender',
    'tenderAmendment',
    'tenderUpdate',
    'tenderCancellation',
    'award',
    'awardUpdate',
  ],
  ...['awardCancellation', 'contract', 'contractUpdate', 'contractAmendment', 'implementation', 'implementationUpdate'],
  ...['contractTermination', 'compiled'],
];

export const releasePackageSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['uri', 'publisher', 'publishedDate', 'releases', 'version'],
  properties: {
    uri: { type: 'string', format: 'uri' },
    version: { type: 'string', pattern: '^(\\d+\\.)(\\d+)$' },
    publishedDate: { type: 'string', format: 'date-time' },
    publisher: object({ name: { type: 'string' } }, ['name']),
    license: web,
    releases: { type: 'array', minItems: 1, uniqueItems: true, items: of('Release') },
  },
  definitions: {
    Release: object(
      {
        ocid: { type: 'string', minLength: 1 },
        id: { type: 'string', minLength: 1 },
        date: { type: 'string', format: 'date-time' },
        tag: { type: 'array', minItems: 1, items: { type: 'string', enum: tags } },
        initiationType: { type: 'string', enum: ['tender'] },
        language: text,
        parties: listOf('Organization'),
        buyer: of('Reference'),
        tender: of('Tender'),
        awards: listOf('Award'),
        contracts: listOf('Contract'),
      },
      ['ocid', 'id', 'date', 'tag', 'initiationType'],
    ),
    Organization: object({
      id: { type: 'string' },
      name: text,
      identifier: of('Identifier'),
      additionalIdentifiers: listOf('Identifier'),
      address: object({ streetAddress: text, locality: text, region: text, postalCode: text, countryName: text }),
      roles: { type: 'array', items: { type: 'string' } },
      details: { type: ['object', 'null'] },
    }),
    Identifier: object({ scheme: text, id: { type: ['string', 'integer', 'null'] }, legalName: text, uri: web }),
    Reference: object({ id, name: text }),
    Value: object({
      amount: { type: ['number', 'null'] },
      currency: { type: ['string', 'null'], pattern: '^[A-Z]{3}$' },
    }),
    Period: object({
      startDate: instant,
      endDate: instant,
      maxExtentDate: instant,
      durationInDays: { type: ['integer', 'null'] },
    }),
    Item: object(
      {
        id,
        description: text,
        classification: object({
          scheme: text,
          id: { type: ['string', 'integer', 'null'] },
          description: text,
          uri: web,
        }),
        quantity: { type: ['number', 'null'] },
        unit: object({ name: text, value: of('Value') }),
      },
      ['id'],
    ),
    Amendment: object({ id: text, date: instant, rationale: text, releaseID: text, amendsReleaseID: text }),
    Tender: object(
      {
        id,
        title: text,
        description: text,
        status: oneOf('planning', 'planned', 'active', 'cancelled', 'unsuccessful', 'complete', 'withdrawn'),
        procurementMethod: oneOf('open', 'selective', 'limited', 'direct'),
        procurementMethodDetails: text,
        mainProcurementCategory: oneOf('goods', 'works', 'services'),
        value: of('Value'),
        tenderPeriod: of('Period'),
        items: listOf('Item'),
        numberOfTenderers: { type: ['integer', 'null'] },
      },
      ['id'],
    ),
    Award: object(
      {
        id,
        title: text,
        status: oneOf('pending', 'active', 'cancelled', 'unsuccessful'),
        date: instant,
        value: of('Value'),
        suppliers: listOf('Reference'),
        items: listOf('Item'),
      },
      ['id'],
    ),
    Contract: object(
      {
        id,
        awardID: id,
        title: text,
        description: text,
        status: oneOf('pending', 'active', 'cancelled', 'terminated'),
        period: of('Period'),
        value: of('Value'),
        items: listOf('Item'),
        dateSigned: instant,
        amendments: { type: 'array', items: of('Amendment') },
      },
      ['id', 'awardID'],
    ),
  },
};
