/** Written next; until then the route exists. */
export function CurrentBoard() {
  return null;
}
