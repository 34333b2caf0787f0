import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { CsvValue } from '../../../../platform/files/index.ts';
import { listRegisterPlaces } from '../../../registry/index.ts';
import type { FoundQuery } from '../model.ts';
import { selectFound, selectFoundAll, selectMembers } from '../store/found.ts';
import { seesMembers } from './readFound.ts';

interface Rows {
  names: string[];
  rows: CsvValue[][];
}

const numbers = [
  'strength',
  'strengthLower',
  'strengthUpper',
  'locationQuotient',
  'expected',
  'pValue',
  'qValue',
  'establishments',
  'enterprises',
  'employment',
  'shareOfGroup',
  'anchorShare',
  'fourLargestShare',
  'smallShare',
  'coreEstablishments',
  'stability',
] as const;

export async function writeFoundRows(ctx: Context, query: FoundQuery): Promise<Rows> {
  const found = await ctx.db.withActor(ctx, (tx) => selectFoundAll(tx, query), { readOnly: true });
  return {
    names: ['id', 'title', 'group', 'towns', 'type', 'stage', 'status', ...numbers],
    rows: found.map(({ id, title, groupCode, placeCodes, type, stage, properties }) => [
      ...[id, title, groupCode, placeCodes.join(' '), type, stage, properties.status],
      ...numbers.map((name) => properties[name] ?? null),
    ]),
  };
}

export async function writeFoundGeoJson(ctx: Context, query: FoundQuery): Promise<object> {
  const found = await ctx.db.withActor(ctx, (tx) => selectFoundAll(tx, query), { readOnly: true });
  return {
    type: 'FeatureCollection',
    features: found.map(({ id, title, properties, outline }) => ({
      type: 'Feature',
      id,
      geometry: outline,
      properties: { id, title, ...properties },
    })),
  };
}

const mostMembers = 50_000;

export async function writeMembers(ctx: Context, id: string): Promise<Rows> {
  if (!seesMembers(ctx)) throw new DomainError('notAllowed', 'clusters.members');
  const places = new Map((await listRegisterPlaces(ctx)).map(({ code, name }) => [code, name]));
  const members = await ctx.db.withActor(
    ctx,
    async (tx) => {
      const found = await selectFound(tx, id);
      if (found === null) throw new DomainError('notFound', 'clusters.cluster');
      return selectMembers(tx, found.runId, id, { limit: mostMembers, offset: 0 });
    },
    { readOnly: true },
  );
  return {
    names: ['establishment', 'enterprise', 'name', 'town', 'membership', 'core'],
    rows: members.map(({ establishment, enterprise, name, place, membership }) => [
      ...[establishment, enterprise, name, place === null ? '' : (places.get(place) ?? place), membership],
      membership >= 0.8 ? 1 : 0,
    ]),
  };
}
