import { z } from 'zod';

/** How a day stands by the body's own calendar: counted by the server, so that no screen counts by another. */
export const lightView = z.object({
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  /** Sign and words together: colour never stands alone. */
  words: z.string(),
  /** Calendar days, for good once it is done; 0 is on time, null while it is open. */
  lateDays: z.int().nullable(),
  /** True where the holidays of the day's year are not announced: day and count are estimates. */
  estimated: z.boolean().optional(),
});
export type LightView = z.infer<typeof lightView>;
