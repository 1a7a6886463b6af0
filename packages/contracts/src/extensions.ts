import { z } from 'zod';
import { planStage, replanPreview } from './deadlines.ts';
import { endpoint } from './endpoint.ts';
import { day, idParams, instant, personRef, reason } from './fields.ts';

export const extensionView = z
  .object({
    id: z.uuid(),
    reportId: z.uuid(),
    /** Null: the whole body, in `stage`. */
    partId: z.uuid().nullable(),
    stage: planStage.nullable(),
    subject: z.string(),
    from: day,
    until: day,
    reason: z.string(),
    status: z.enum(['asked', 'granted', 'refused', 'void']),
    askedBy: personRef,
    askedAt: instant,
    decidedBy: personRef.nullable(),
    decidedAt: instant.nullable(),
    decisionReason: z.string().nullable(),
    later: z.enum(['follow', 'stay']).nullable(),
    mayDecide: z.boolean(),
    estimated: z.boolean(),
  })
  .meta({ id: 'Extension' });
export type ExtensionView = z.infer<typeof extensionView>;

export const listExtensions = endpoint({
  method: 'GET',
  path: '/reports/:id/extensions',
  summary: '延期申请',
  params: idParams,
  response: z.array(extensionView),
});

/** For one part its department asks and the office decides; for the whole body the office asks and a leader decides. */
export const askExtension = endpoint({
  method: 'POST',
  path: '/reports/:id/extensions',
  summary: '申请延期',
  params: idParams,
  body: z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('part'), partId: z.uuid(), until: day, reason }),
    z.strictObject({ of: z.literal('body'), stage: planStage, until: day, reason }),
  ]),
  response: extensionView,
});

/** Every open date that a grant would move, before it is decided. */
export const previewExtension = endpoint({
  method: 'POST',
  path: '/extensions/:id/previews',
  summary: '预览批准延期后各期限的变化',
  params: idParams,
  body: z.strictObject({ until: day, later: z.enum(['follow', 'stay']) }),
  response: replanPreview.omit({ fingerprint: true }),
  repeatable: true,
});

export const decideExtension = endpoint({
  method: 'POST',
  path: '/extensions/:id/decision',
  summary: '批准或不批准延期',
  params: idParams,
  body: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('grant'),
      reason,
      /** Another day than the one asked for. */
      until: day.optional(),
      /** Whether all later dates move by as many working days. */
      later: z.enum(['follow', 'stay']),
    }),
    z.strictObject({ decision: z.literal('refuse'), reason }),
  ]),
  response: extensionView,
});
