import { joinParts, type Room } from '../../platform/room/define.ts';
import { cataloguePart } from './catalogue/index.ts';
import { deliveryPart } from './delivery/index.ts';
import { feedbackPart } from './feedback/index.ts';
import { matchingPart } from './matching/index.ts';
import { roundsPart } from './rounds/index.ts';
import { vouchersPart } from './vouchers/index.ts';

export const programmesRoom: Room = {
  name: 'programmes',
  ...joinParts([cataloguePart, matchingPart, roundsPart, deliveryPart, vouchersPart, feedbackPart]),
};
