import { z } from 'zod';
import { planIdSchema } from '../model.ts';

export { inEconomy, nothing, ofEconomy as shared, version } from '../../../platform/http/routeParts.ts';

export const planParams = z.object({ plan: planIdSchema });
export const unknownPlan = '00000000-0000-4000-8000-000000000000';
