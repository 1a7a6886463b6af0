/** Written next; until then the route exists. */
export function ArchivePage() {
  return null;
}
