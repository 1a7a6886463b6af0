import type { RemarkView } from '@nianbao/contracts';
import { at, PART, SOMEBODY } from '../../../test/a-part.ts';

const CELL = at('new_received/natural_person');

/** An open remark on a figure, for tests that say only what matters to them; it stands where it was made. */
export const aRemark = (more: Partial<RemarkView> = {}): RemarkView => ({
  id: 'c1f7a5de-1111-4c1e-8a51-0123456789ab',
  partId: PART,
  parentId: null,
  kind: 'remark',
  address: CELL,
  quote: '',
  revision: null,
  now: { address: more.address ?? CELL, range: null, fate: 'kept' },
  text: '请与台账核对',
  mentions: [],
  authorId: SOMEBODY,
  author: '林知微',
  at: '2026-01-08T02:00:00.000Z',
  resolvedAt: null,
  resolvedBy: null,
  ...more,
});
