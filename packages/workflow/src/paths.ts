/** A step that someone takes, and where the machine says it leads. */
export interface Step<Status, Action, Who> {
  action: Action;
  who: Who;
  to: Status;
}

/**
 * Every different path of a machine from `start`, up to `length` steps, taken from the machine's own answers.
 * `next` says where a step leads, or `null` when it is refused. Paths that are the beginning of a longer one are left out.
 */
export function pathsOf<Status, Action, Who>(
  start: Status,
  choices: readonly { action: Action; who: Who }[],
  next: (
    path: readonly Step<Status, Action, Who>[],
    status: Status,
    choice: { action: Action; who: Who },
  ) => Status | null,
  length: number,
): Step<Status, Action, Who>[][] {
  const walk = (path: Step<Status, Action, Who>[], status: Status): Step<Status, Action, Who>[][] => {
    if (path.length === length) return [path];
    const longer = choices.flatMap((choice) => {
      const to = next(path, status, choice);
      return to === null ? [] : walk([...path, { ...choice, to }], to);
    });
    return longer.length > 0 ? longer : [path];
  };
  return walk([], start);
}
