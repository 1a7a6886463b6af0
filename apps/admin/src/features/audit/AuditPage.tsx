/** Written next; until then the route exists. */
export function AuditPage() {
  return null;
}
