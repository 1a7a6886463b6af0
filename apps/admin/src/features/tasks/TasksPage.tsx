/** Written next; until then the route exists. */
export function TasksPage() {
  return null;
}
