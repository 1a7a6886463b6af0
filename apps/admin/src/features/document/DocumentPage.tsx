/** Written next; until then the route exists. */
export function DocumentPage() {
  return null;
}
