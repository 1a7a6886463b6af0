import type { ProblemDetail } from '@nianbao/contracts';
import { parseAddress } from '@nianbao/report-formats';

/** The page of the app on which a place named by the API is shown; null where the field is one of a form. */
export function linkOfPlace(reportId: string, field: string): string | null {
  const [area, id] = field.split('/');
  if (area === 'parts' && id) return `/parts/${id}`;
  if (area === 'signers' || area === 'signerIds') return `/reports/${reportId}?settings=1`;
  if (area === 'publishing') return `/reports/${reportId}/publishing`;
  if (parseAddress(field)) return `/reports/${reportId}/document?at=${encodeURIComponent(field)}`;
  return null;
}

export const placeLinks =
  (reportId: string) =>
  ({ field }: ProblemDetail): string | null =>
    linkOfPlace(reportId, field);
