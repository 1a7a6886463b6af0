import type { SeenPlace } from '@nianbao/contracts';

/** What is typed into a part on this page. The page of the part keeps it; a step of the part must not overtake it. */
export interface Typed {
  /** @throws ApiProblem `unsaved`, where not all of it reached the server. */
  send: () => Promise<void>;
  /** What the person has before them. */
  seen: () => SeenPlace[];
}

let keeper: (partId: string) => Typed | null = () => null;

/** Whoever keeps what is typed says how to ask for it. */
export const keepTyped = (next: (partId: string) => Typed | null): void => {
  keeper = next;
};

/** `null` where nothing of the part is open for typing on this page. */
export const typedInto = (partId: string): Typed | null => keeper(partId);
