/** The content of a part with its findings, history and remarks, and what may be done with it; `onDone` after an act. */
export function PartReview(_props: { partId: string; onDone: () => void }) {
  return null;
}
