import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { defaultTypology } from '../../rules/typology.ts';
import { describeClusters } from './describeClusters.ts';
import { detectClusters } from './detectClusters.ts';
import type { DetectOutput } from './detectOutput.ts';
import type { DetectSpec } from './detectSpec.ts';
import { readAreaLinks } from './readAreaLinks.ts';
import { readEstablishments } from './readEstablishments.ts';
import { readEvidence } from './readEvidence.ts';
import { readGroups } from './readGroups.ts';
import { relateGroups } from './relateGroups.ts';
import { writeCluster } from './writeClusters.ts';

export interface DetectFileOptions {
  seed: number;
  specFolder: string;
  signal?: AbortSignal;
}

export const definition = 'toolroom-clusters-1';

/** A register in a file, its clusters as GeoJSON with how they were found. */
export async function detect(
  file: string,
  spec: DetectSpec,
  { seed, specFolder, signal }: DetectFileOptions,
  environment: AnalysisEnvironment,
): Promise<DetectOutput> {
  const list = await readGroups(spec.groups, specFolder);
  const evidenceOf = await readEvidence(spec.evidence, specFolder);
  const read = await readEstablishments(file, spec, list, environment, signal);
  const { quality } = read;
  if (read.groups.length === 0)
    refuse(file, {
      column: spec.industry,
      code: 'noGroup',
      message: 'no code belongs to a group of the list',
      remedy: 'name the list that fits the codes with "groups"',
    });
  const groups = spec.groups === 'relatedness' ? relateGroups(file, read.establishments, read.groups) : read.groups;
  const { links, middles, boundaries, warnings } = await readAreaLinks(spec, specFolder, read.establishments);
  const establishments = { ...read.establishments, areaMiddles: middles };
  for (const { message } of [...quality.warnings, ...warnings]) environment.note(message);
  const {
    simulations,
    resamples,
    level,
    leastPlants,
    leastStrength,
    largestShare,
    cellKm,
    radiiKm,
    areaKm,
    mostAreas,
    leastStability,
  } = spec;
  const options = {
    simulations,
    resamples,
    level,
    leastPlants,
    leastStrength,
    largestShare,
    cellKm,
    radiiKm,
    areaKm,
    mostAreas,
    leastStability,
  };
  const found = await detectClusters(
    establishments,
    groups,
    links,
    { ...options, require: spec.require, seed },
    {
      signal,
      progress: (done, total) => environment.progress(done, total, 'industry groups'),
    },
  );
  const describe = (clusters: typeof found.clusters) =>
    describeClusters(establishments, groups, clusters, {
      typology: spec.typology ?? defaultTypology,
      dates: spec.dates,
      evidenceOf,
    }).map((described) =>
      writeCluster(described, { establishments, boundaries, isAreasOnly: spec.plants !== null, public: spec.public }),
    );
  return {
    type: 'FeatureCollection',
    features: describe(found.clusters),
    method: {
      definition,
      groups: spec.groups === 'relatedness' ? 'relatedness' : list.id,
      groupsVersion: list.version,
      routes: found.routes,
      contiguity: found.linkSource,
      islandsLinked: found.islandsLinked,
      null: 'establishments of the group thrown on the places of all establishments',
      ...{
        simulations,
        resamples,
        level,
        seed,
        require: spec.require,
        leastPlants,
        leastStrength,
        cellKm,
        radiiKm,
        largestShare,
      },
    },
    quality: {
      establishments: establishments.count,
      withoutGroup: read.withoutGroup,
      withoutArea: spec.area === null ? establishments.count : establishments.areaOf.filter((area) => area < 0).length,
      placed: quality.rows - quality.withoutPoint - quality.unusable - quality.atZero,
      withoutPoint: quality.withoutPoint,
      tooCoarse: quality.unusable,
      atZero: quality.atZero,
      sharedSpots: quality.sharedSpots,
      warnings: [...quality.warnings, ...warnings],
    },
    groups: found.groups,
    unconfirmed: describe(found.unconfirmed),
  };
}
