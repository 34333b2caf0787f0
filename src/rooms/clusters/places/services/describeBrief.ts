import type { Context } from '../../../../platform/context.ts';
import type { PortfolioQuery } from '../model.ts';
import type { BriefView } from '../views/brief.ts';
import { describeClusters } from './describePlace.ts';
import { namePlaces, sourceOf } from './describePlaces.ts';
import { describePortfolio } from './portfolio.ts';
import { compareStated, readIndicators } from './readIndicators.ts';

const mostPlaces = 5;

/** Two pages for who decides: the places, their industries, what to pay for, how sure that is, and what is not known. */
export async function describeBrief(ctx: Context, query: PortfolioQuery): Promise<BriefView> {
  const nameOf = await namePlaces(ctx);
  const stated = await readIndicators(ctx);
  const { places, draws } = await compareStated(ctx, stated, []);
  const portfolio = await describePortfolio(ctx, query);
  const chosen = portfolio.projects.filter(({ isChosen }) => isChosen);
  const spentIn = new Map<string, number>();
  for (const { place, costLikely } of chosen) spentIn.set(place, (spentIn.get(place) ?? 0) + Number(costLikely));
  const most = [...spentIn].sort((a, b) => b[1] - a[1]).slice(0, mostPlaces);
  const industries: BriefView['industries'] = [];
  for (const [place] of most)
    industries.push({ place, name: nameOf(place), clusters: await describeClusters(ctx, place) });
  return {
    ...{ madeOn: ctx.today, basis: sourceOf(stated), draws, industries, portfolio },
    sources: [...new Set(stated.indicators.map(({ source, knownOn }) => `${source}, ${knownOn}`))],
    ...{ indicators: stated.indicators.length, known: stated.values.length },
    cells: stated.indicators.length * places.length,
    places: places
      .toSorted((a, b) => a.meanRank - b.meanRank)
      .map(({ place, meanRank, highestRank, lowestRank, first }) => ({
        ...{ place, name: nameOf(place), meanRank, highestRank, lowestRank, first },
        spent: spentIn.get(place) ?? 0,
      })),
  };
}
