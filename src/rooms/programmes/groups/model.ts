import { z } from 'zod';

/** What a call asks of groups, beside what its programme asks of each firm. Shares are of a hundred members. */
export interface GroupRule {
  leastMembers: number;
  sharePassing: number;
  shareSmall: number;
  /** The most that one firm may have of this programme's vouchers, by itself and through groups; null: no limit. */
  mostPerFirm: string | null;
}

export const groupRuleSchema = z.object({
  leastMembers: z.number(),
  sharePassing: z.number(),
  shareSmall: z.number(),
  mostPerFirm: z.string().nullable(),
});

/** Of a call that says nothing else: two firms make a group, and each has to meet what the programme asks of firms. */
export const plainRule: GroupRule = { leastMembers: 2, sharePassing: 100, shareSmall: 0, mostPerFirm: null };

/** One box that is ticked comes as a text, several as a list. */
export const ticked = z
  .union([z.string().max(60), z.array(z.string().max(60)).max(2000)])
  .optional()
  .transform((chosen) => (chosen === undefined ? [] : typeof chosen === 'string' ? [chosen] : [...new Set(chosen)]));

/** Fields of a form that hold a firm's share carry the firm's id after this. */
export const sharePrefix = 'share-';
