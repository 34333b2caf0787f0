import { discloseCard } from '../../rules/discloseCard.ts';
import type { AreaBoundary } from './areaLinks.ts';
import type { DescribedCluster } from './describeClusters.ts';
import type { ClusterFeature } from './detectOutput.ts';
import type { Establishments } from './model.ts';
import { outlineOf } from './outlineOf.ts';

export interface WriteOptions {
  establishments: Establishments;
  boundaries: readonly AreaBoundary[];
  /** Areas alone were compared: their names stand for members. */
  isAreasOnly: boolean;
  public: boolean;
}

/** One cluster as a feature; in public results without ids, and with what tells of single firms hidden. */
export function writeCluster(described: DescribedCluster, options: WriteOptions): ClusterFeature {
  const { cluster, type, stage, functioning, evidence } = described;
  const { card, hidden } = options.public ? discloseCard(described.card) : { card: described.card, hidden: null };
  const { entered: _entered, left: _left, ...numbers } = card;
  const jobsMissing = hidden === null && card.employment === null && card.employmentKnown !== null;
  return {
    type: 'Feature',
    geometry: shapeOf(cluster.cells.length > 0 ? null : cluster.areas.map(({ area }) => area), described, options),
    properties: {
      cluster: `${cluster.group}-${cluster.rank}`,
      group: cluster.group,
      groupTitle: cluster.groupTitle,
      traded: cluster.traded,
      rank: cluster.rank,
      routes: cluster.routes,
      ...numbers,
      expected: cluster.expected,
      pValue: cluster.pValue,
      qValue: cluster.qValue,
      areas: cluster.areas.map((area) => ({ ...area })),
      ...namesOf(described, options),
      coreEstablishments: cluster.core.length,
      stability: cluster.stability,
      type: type.type,
      typeGrounds: type.grounds.map((ground) => ({ ...ground })),
      stage: stage.stage,
      stageGrowth: stage.growth,
      stageLower: stage.lower,
      stageUpper: stage.upper,
      functioning: functioning.status,
      functioningObserved: functioning.observed,
      functioningShare: functioning.share,
      functioningWorst: functioning.worst,
      functioningBest: functioning.best,
      evidence: evidence.map((one) => ({ ...one })),
      status: hidden !== null ? 'suppressed' : jobsMissing ? 'notEnough' : 'ok',
      reason:
        hidden === 'threshold'
          ? 'fewer than three firms: numbers would tell of single ones'
          : hidden === 'dominance'
            ? 'one firm has most of the jobs: their number would tell of it'
            : jobsMissing
              ? 'jobs are known for fewer than half of the establishments'
              : null,
    },
  };
}

function namesOf({ cluster }: DescribedCluster, { establishments, isAreasOnly, public: isPublic }: WriteOptions) {
  if (isAreasOnly) {
    const areas = cluster.areas.map(({ area }) => area);
    const coreAreas = new Set(Array.from(cluster.core, (one) => establishments.areas[establishments.areaOf[one]!]!));
    return { core: areas.filter((area) => coreAreas.has(area)), members: areas };
  }
  if (isPublic) return { core: null, members: null };
  const name = (one: number) => establishments.ids[one]!;
  return { core: Array.from(cluster.core, name), members: Array.from(cluster.members, name) };
}

function shapeOf(
  areas: readonly string[] | null,
  { cluster }: DescribedCluster,
  { boundaries }: WriteOptions,
): ClusterFeature['geometry'] {
  if (areas === null) return outlineOf(cluster.cells);
  const inside = new Set(areas);
  const shapes = boundaries.filter(({ area }) => inside.has(area)).flatMap(({ shape }) => shape);
  if (shapes.length === 0) return null;
  return {
    type: 'MultiPolygon',
    coordinates: shapes.map((polygon) => polygon.map((ring) => ring.map((place) => [...place]))),
  };
}
