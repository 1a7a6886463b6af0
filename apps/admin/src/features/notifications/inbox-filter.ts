import { listNotifications } from '@nianbao/contracts';
import type { InboxFilter } from '../../server/notifications.ts';

/** What an address asks for; what nobody can have meant is left out. */
export function filterIn(search: URLSearchParams): InboxFilter {
  const shape = listNotifications.query.shape;
  const topic = shape.topic.safeParse(search.get('topic') ?? undefined).data;
  const reportId = shape.reportId.safeParse(search.get('reportId') ?? undefined).data;
  const state = shape.state.safeParse(search.get('show') ?? undefined).data;
  return { ...(topic ? { topic } : {}), ...(reportId ? { reportId } : {}), ...(state ? { state } : {}) };
}
