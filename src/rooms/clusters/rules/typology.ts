import { z } from 'zod';

/** Thresholds of the three types; data, so that an economy sets its own. */
export const typologySchema = z.strictObject({
  smallFirmEmployees: z.number().positive().default(10).describe('An establishment with fewer jobs is small'),
  microSmallShare: z
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .describe('micro: at least this share of establishments is small'),
  microWage: z.number().positive().default(0.8).describe('micro: wages at most this times those of the whole economy'),
  highTechWage: z
    .number()
    .positive()
    .default(1.2)
    .describe('high-tech: wages at least this times those of the whole economy'),
  highTechGroups: z
    .array(z.string())
    .nullable()
    .default(null)
    .describe(
      'high-tech: groups whose code begins so; null: those of the default list that are of high and medium-high technology (OECD, by ISIC Rev.4), and not known of other lists',
    ),
});
export type Typology = z.output<typeof typologySchema>;

export const defaultTypology: Typology = typologySchema.parse({});

export type ClusterType = 'micro' | 'traditional' | 'highTech' | 'unknown';

/** What is known of a cluster; null where it is not. */
export interface TypeFacts {
  group: string;
  /** As the list of groups says; null: it does not. */
  isHighTechnology: boolean | null;
  /** Share of establishments with a known number of jobs that are small. */
  smallShare: number | null;
  /** Mean wage in the cluster over that of the whole economy. */
  relativeWage: number | null;
}

export interface JudgedType {
  type: ClusterType;
  /** Each thing looked at: what was found, what was asked, whether it holds (null: not known). */
  grounds: readonly {
    criterion: string;
    observed: number | string | null;
    required: number | string;
    holds: boolean | null;
  }[];
}

/**
 * Micro where establishments are mostly small and wages low; high-tech where the group is of high technology and wages are high; traditional where neither
 * holds. What is not known is not guessed: where it could decide, the type is unknown.
 */
export function judgeType(facts: TypeFacts, typology: Typology): JudgedType {
  const isHighTechGroup =
    typology.highTechGroups?.some((prefix) => facts.group.startsWith(prefix)) ?? facts.isHighTechnology;
  const isSmall = facts.smallShare === null ? null : facts.smallShare >= typology.microSmallShare;
  const isLowPaid = facts.relativeWage === null ? null : facts.relativeWage <= typology.microWage;
  const isHighPaid = facts.relativeWage === null ? null : facts.relativeWage >= typology.highTechWage;
  const micro = and(isSmall, isLowPaid);
  const highTech = and(isHighTechGroup, isHighPaid);
  return {
    type:
      micro === true
        ? 'micro'
        : highTech === true
          ? 'highTech'
          : micro === false && highTech === false
            ? 'traditional'
            : 'unknown',
    grounds: [
      { criterion: 'smallShare', observed: facts.smallShare, required: typology.microSmallShare, holds: isSmall },
      { criterion: 'lowWage', observed: facts.relativeWage, required: typology.microWage, holds: isLowPaid },
      {
        criterion: 'highTechnology',
        observed: facts.group,
        required: typology.highTechGroups?.join(', ') ?? 'OECD',
        holds: isHighTechGroup,
      },
      { criterion: 'highWage', observed: facts.relativeWage, required: typology.highTechWage, holds: isHighPaid },
    ],
  };
}

const and = (a: boolean | null, b: boolean | null): boolean | null =>
  a === false || b === false ? false : a === null || b === null ? null : true;
