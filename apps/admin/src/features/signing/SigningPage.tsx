/** Written next; until then the route exists. */
export function SigningPage() {
  return null;
}
