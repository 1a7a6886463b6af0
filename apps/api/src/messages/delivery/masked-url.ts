/** Where a hook leads, without what opens it: keys stand in the query, and in some systems in the last part of the path. */
export function maskedUrl(address: string): string {
  if (!URL.canParse(address)) return '';
  const { origin, pathname, search } = new URL(address);
  const path = pathname.replaceAll(/[^/]{20,}/gu, '…');
  return `${origin}${path}${search ? '?…' : ''}`;
}
