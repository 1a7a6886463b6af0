/** Written next; until then the route exists. */
export function BoardPage() {
  return null;
}
