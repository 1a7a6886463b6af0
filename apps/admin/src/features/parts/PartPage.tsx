/** Written next; until then the route exists. */
export function PartPage() {
  return null;
}
