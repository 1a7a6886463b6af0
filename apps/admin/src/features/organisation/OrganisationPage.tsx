/** Written next; until then the route exists. */
export function OrganisationPage() {
  return null;
}
