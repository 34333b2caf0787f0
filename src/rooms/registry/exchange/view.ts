import { z } from 'zod';

export const previewSchema = z.object({
  id: z.string(),
  name: z.string(),
  numbers: z.array(z.string()),
  places: z.array(z.string()),
  industries: z.array(z.string()),
});
export type PreviewView = z.output<typeof previewSchema>;
