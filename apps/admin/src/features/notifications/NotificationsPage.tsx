/** Written next; until then the route exists. */
export function NotificationsPage() {
  return null;
}
