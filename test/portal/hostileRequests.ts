import fc from 'fast-check';
import type { z } from 'zod';
import type { Route } from '../../src/platform/http/route.ts';

export interface HostileRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | Uint8Array | undefined;
}

/** What stands in a path or query: `raw` is sent as it is, so that it may be no UTF-8 and no percent-encoding at all. */
type Piece = { text: string } | { raw: string };

const edges = [
  '',
  ' ',
  '0',
  '-0',
  '-1',
  '1.5',
  '1e309',
  'NaN',
  'Infinity',
  '0x10',
  '１２',
  '2147483648',
  '9007199254740993',
];
const words = [
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  '*',
  '__proto__',
  'constructor',
  'toString',
  'XDM',
  'TWN',
  'C10',
  '!&|():*',
];
const attacks = [
  '\u0000',
  '\u202egnp.exe',
  '\ufeff',
  'e\u0301'.repeat(50),
  "'; select 1 --",
  '%_\\',
  '"><img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  '\r\nx-evil: 1',
  '//evil.example',
  '{"$gt":""}',
  'x'.repeat(3000),
];
const rawPieces = ['%', '%zz', '%ff', '%00', '%ED%A0%80', '%C0%80', '%2e%2e%2f', '+'];

const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...attacks) },
  { weight: 2, arbitrary: fc.constantFrom(...edges, ...words) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll(/\p{Surrogate}/gu, '')),
  },
  { weight: 1, arbitrary: fc.oneof(fc.integer().map(String), fc.uuid()) },
);
const piece: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 5, arbitrary: hostileText.map((text) => ({ text })) },
  { weight: 1, arbitrary: fc.constantFrom(...rawPieces).map((raw) => ({ raw })) },
);
const encode = (part: Piece) => ('raw' in part ? part.raw : encodeURIComponent(part.text));

const hostileValue = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>('\ud800', 0, -1, 1e308, 2 ** 53, -0, null, true, [], {}, [['x']], { toString: 1 }),
  fc.jsonValue({ maxDepth: 3 }),
);

const keysOf = (schema: z.ZodType): string[] => Object.keys((schema as { shape?: object }).shape ?? {});

/** Requests to a route that are wrong in every way that costs a client nothing. `ids` are such as really exist. */
export function hostileRequests(route: Route, ids: readonly string[], csrfToken: string): fc.Arbitrary<HostileRequest> {
  return fc
    .record({
      path: pathOf(route, ids),
      query: queryOf(route),
      headers: hostileHeaders,
      content: route.method === 'GET' ? fc.constant(null) : contentOf(route, csrfToken),
    })
    .map(({ path, query, headers, content }) => ({
      method: route.method,
      url: query === '' ? path : `${path}?${query}`,
      headers: { ...headers, ...(content?.type == null ? {} : { 'content-type': content.type }) },
      body: content?.body,
    }));
}

function pathOf(route: Route, ids: readonly string[]): fc.Arbitrary<string> {
  const filling = fc.oneof(
    fc.constantFrom(...ids),
    piece.map(encode).filter((text) => text !== '' && text !== '.' && text !== '..'),
  );
  return fc
    .array(filling, { minLength: 3, maxLength: 3 })
    .map((fillings) => route.path.replaceAll(/:[A-Za-z]+/g, () => fillings.shift() ?? 'x'));
}

function queryOf(route: Route): fc.Arbitrary<string> {
  const known = keysOf(route.query);
  const name = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...(known.length > 0 ? known : ['economy'])) },
    { weight: 1, arbitrary: piece.map(encode) },
  );
  const form = fc.constantFrom('', '', '', '[]', '[a]', '.a');
  return fc
    .array(fc.tuple(name, form, piece), { maxLength: 4 })
    .map((pairs) => pairs.map(([key, suffix, value]) => `${key}${suffix}=${encode(value)}`).join('&'));
}

const hostileHeaders = fc
  .record(
    {
      accept: fc.constantFrom(
        'application/json',
        'application/json',
        'text/html',
        '*/*',
        'application/problem+json',
        '',
      ),
      'idempotency-key': fc.oneof(fc.uuid(), fc.constantFrom('', 'x'.repeat(300), '__proto__', '%00')),
      'accept-language': fc.constantFrom('xx', '*', ';;;'),
      range: fc.constant('bytes=9-1'),
      'x-forwarded-for': fc.constant("'; x"),
    },
    { requiredKeys: ['accept', 'idempotency-key'] },
  )
  .map((headers) => headers as Record<string, string>);

interface Content {
  type: string | null;
  body: string | Uint8Array;
}

function contentOf(route: Route, csrfToken: string): fc.Arbitrary<Content> {
  const known = keysOf(route.body);
  const example = route.examples[0]?.body ?? {};
  const name = fc.constantFrom(...known, 'idempotencyKey', '_csrf', '__proto__', 'constructor', 'x');
  const fields = fc.dictionary(name, hostileValue, { maxKeys: 6 }).map((found) => ({ ...example, ...found }));
  const form = fc.array(fc.tuple(name, hostileText), { maxLength: 6 });
  const json = fields.map((found) => JSON.stringify(found));
  return fc.oneof(
    { weight: 4, arbitrary: json.map((body) => ({ type: 'application/json', body })) },
    { weight: 1, arbitrary: hostileValue.map((value) => ({ type: 'application/json', body: JSON.stringify(value) })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(json, fc.nat(60))
        .map(([body, end]) => ({ type: 'application/json', body: body.slice(0, end) })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...misshapen(known[0] ?? 'x')).map((body) => ({ type: 'application/json', body })),
    },
    {
      weight: 3,
      arbitrary: form.map((pairs) => ({
        type: 'application/x-www-form-urlencoded',
        body: new URLSearchParams([...pairs, ['_csrf', csrfToken]]).toString(),
      })),
    },
    { weight: 2, arbitrary: form.map((pairs) => multipart([...pairs, ['_csrf', csrfToken]])) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...wrongTypes), fc.uint8Array({ maxLength: 200 }))
        .map(([type, body]) => ({ type, body })),
    },
  );
}

const wrongTypes = [
  'text/xml',
  'application/json; charset=utf-16',
  'application/octet-stream',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'nonsense',
];

function misshapen(field: string): string[] {
  return [
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '['.repeat(20_000),
    `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
    JSON.stringify({ [field]: 'x'.repeat(1_500_000) }),
    JSON.stringify({ [field]: Array.from({ length: 100_000 }, (_, i) => i) }),
    `{"${field}":1e999}`,
    `{"${field}":"\\ud800\\u0000"}`,
    '\ufeff{}',
    '',
  ];
}

/** A form with a file whose name means harm. */
function multipart(pairs: readonly (readonly [string, string])[]): Content {
  const line = (text: string) => text.replaceAll(/[\r\n"]/g, '_');
  const parts = pairs.map(
    ([name, value]) => `--edge\r\ncontent-disposition: form-data; name="${line(name)}"\r\n\r\n${value}\r\n`,
  );
  const file = `--edge\r\ncontent-disposition: form-data; name="file"; filename="../../\u202e\u0001x.csv"\r\ncontent-type: text/csv\r\n\r\na,b\r\n1\u0000,2\r\n`;
  return { type: 'multipart/form-data; boundary=edge', body: `${parts.join('')}${file}--edge--\r\n` };
}
