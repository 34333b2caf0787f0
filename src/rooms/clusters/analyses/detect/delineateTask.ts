import {
  type DelineationOptions,
  delineateGroup,
  delineationDefaults,
  type RouteResult,
} from '../../../../kernels/spatial/delineation/index.ts';
import type { AreaLinks, DetectionOptions } from './model.ts';
import { buildSpaces, type DetectionSpaces, type PlacedEstablishments } from './spaces.ts';

export interface DelineationShared {
  establishments: PlacedEstablishments;
  links: AreaLinks | null;
  options: DetectionOptions;
}

export interface DelineationTask {
  members: Int32Array;
  seed: number;
}

export interface DelineationAnswer {
  points: RouteResult | null;
  areas: RouteResult | null;
}

/** Areas confirm what points have found by what one relabelled register in ten shows: a false cluster must pass the points' test anyway. */
export const confirmingLevel = 0.1;

const built = new WeakMap<DelineationShared, DetectionSpaces>();

/** Both routes for one group; the spaces are built once in a thread. */
export function delineateTask(shared: DelineationShared, { members, seed }: DelineationTask): DelineationAnswer {
  let spaces = built.get(shared);
  if (spaces === undefined) {
    spaces = buildSpaces(shared.establishments, shared.links, shared.options);
    built.set(shared, spaces);
  }
  const { simulations, resamples, level, leastPlants, leastStrength } = shared.options;
  const options: DelineationOptions = {
    simulations,
    resamples,
    level,
    leastPlants,
    leastStrength,
    leastGain: delineationDefaults.leastGain,
    seed,
  };
  const { points, areas } = spaces;
  const pointResult = points === null ? null : delineateGroup(points, placedMembers(members, points.indexOf), options);
  const confirms = pointResult !== null && shared.options.require === 'both';
  if (confirms && pointResult.clusters.length === 0) return { points: pointResult, areas: null };
  const areaResult =
    areas === null
      ? null
      : delineateGroup(areas, placedMembers(members, areas.indexOf), {
          ...options,
          level: confirms ? confirmingLevel : level,
          seed: seed + 1,
        });
  return { points: pointResult, areas: areaResult };
}

function placedMembers(members: Int32Array, indexOf: Int32Array): Int32Array {
  return members.map((member) => indexOf[member]!).filter((index) => index >= 0);
}
