/** Written next; until then the route exists. */
export function CyclesPage() {
  return null;
}
