import { z } from 'zod';
import { idParams, personRef } from './fields.ts';
import { endpoint } from './endpoint.ts';
import { place } from './parts.ts';

/**
 * Server-sent events of the body in which the person is signed in. Events of the record carry an id: a browser that
 * reconnects sends the last one (`Last-Event-ID`) and gets what it missed, in order, once.
 */
export const LIVE_PATH = '/live';

/** Who is at a part, and at which place of it; an empty place is the part as a whole. */
export const present = personRef.extend({ address: z.string().nullable() });
export type Present = z.infer<typeof present>;

const by = personRef.nullable();

export const liveEvent = z.discriminatedUnion('kind', [
  /** The connection stands; nothing was missed before it. */
  z.object({ kind: z.literal('hello') }),
  /** Too much was missed, or in another body: read everything again. */
  z.object({ kind: z.literal('reset') }),
  /** Places that were saved, with the version that each has now. */
  z.object({
    kind: z.literal('places'),
    partId: z.uuid(),
    places: z.array(z.object({ address: z.string(), version: z.int() })),
    /**
     * The same places as they stand now (perhaps newer still), for those who have the part open; left out where they are
     * many: read the part then.
     */
    now: z.array(place).optional(),
    by,
  }),
  z.object({
    kind: z.literal('part'),
    id: z.uuid(),
    reportId: z.uuid().nullable(),
    action: z.string(),
    by,
  }),
  z.object({ kind: z.literal('report'), id: z.uuid(), action: z.string(), by }),
  z.object({ kind: z.literal('remark'), partId: z.uuid(), action: z.string(), by }),
  /** Something new for this person. */
  z.object({ kind: z.literal('notification') }),
  z.object({ kind: z.literal('presence'), partId: z.uuid(), people: z.array(present) }),
  /** The session is over; the connection is closed after this. */
  z.object({ kind: z.literal('ended') }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;

/** How long a person counts as present after the last announcement; a browser announces again within half of it. */
export const PRESENCE_SECONDS = 40;

export const announcePresence = endpoint({
  method: 'POST',
  path: '/parts/:id/presence',
  summary: '告知自己正在查看或填写的位置，得知还有谁在这里',
  params: idParams,
  body: z.strictObject({ address: z.string().max(200).nullable(), leaving: z.boolean().default(false) }),
  response: z.object({ people: z.array(present) }),
  repeatable: true,
});
