import { z } from 'zod';
import type { Route } from './route.ts';

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

/** The API description, made from the route table alone: a route that is not in it does not exist. */
export function openApi(routes: readonly Route[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of [...routes].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    const path = route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Toolroom',
      version,
      description: 'Every page whose content is data answers JSON to `Accept: application/json`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'toolroom.session_token' } },
    },
  };
}

function operation(route: Route): Record<string, unknown> {
  const refusal = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  const body = schemaOf(route.body);
  const hasBody = route.method !== 'GET' && Object.keys((body.properties as object) ?? {}).length > 0;
  return {
    summary: route.summary,
    operationId: operationId(route),
    ...(route.permission === 'public' ? {} : { security: [{ session: [] }] }),
    'x-permission': route.permission,
    'x-tenant': route.tenant,
    'x-audit': route.audit,
    parameters: [...parameters('path', schemaOf(route.params)), ...parameters('query', schemaOf(route.query))],
    ...(hasBody
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: body }, 'application/x-www-form-urlencoded': { schema: body } },
          },
        }
      : {}),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: schemaOf(route.output, 'output') } } },
      ...(route.method === 'GET' ? {} : { 303: { description: 'Done; the result is at the address in Location' } }),
      ...(route.permission === 'public'
        ? {}
        : { 401: { description: 'Not signed in', ...refusal }, 403: { description: 'Not allowed', ...refusal } }),
      404: { description: 'Not found', ...refusal },
      422: { description: 'The input is at fault', ...refusal },
    },
  };
}

type JsonSchema = Record<string, unknown>;

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'input'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
  return rest;
}

function parameters(place: 'path' | 'query', schema: JsonSchema): JsonSchema[] {
  const required = (schema.required as string[] | undefined) ?? [];
  return Object.entries((schema.properties as JsonSchema | undefined) ?? {}).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: of,
  }));
}

export function operationId(route: Route): string {
  const words = route.path
    .split('/')
    .filter(Boolean)
    .map((word) => word.replace(/^:/, 'by-').replaceAll('.', '-'));
  return [route.method.toLowerCase(), ...words]
    .join('-')
    .replaceAll(/-+([a-zA-Z0-9])/g, (_, letter) => letter.toUpperCase());
}
