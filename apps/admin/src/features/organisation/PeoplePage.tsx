/** Written next; until then the route exists. */
export function PeoplePage() {
  return null;
}
