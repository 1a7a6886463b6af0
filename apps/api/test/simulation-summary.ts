import type { SimulatedYear } from './simulated-year.ts';

/** One message to one person, on the simulated day. */
export interface Sent {
  day: string;
  kind: string;
  person: string;
  link: string;
  text: string;
}

/** What a simulation leaves behind to be counted. */
export interface Counted {
  sent: Sent[];
  happened: Record<string, number>;
  ticks: number;
  steps: number;
}

/** How many messages a person gets in a day: all that were queued, and the reminders among them. */
export function summary(
  { sent, ticks, steps, happened }: Counted,
  { everybody }: SimulatedYear,
  took: number,
): string {
  const count = (of: Sent[]) => {
    const perDay = new Map<string, number>();
    for (const { person, day } of of)
      perDay.set(`${person} ${day}`, (perDay.get(`${person} ${day}`) ?? 0) + 1);
    const days = [...perDay.values()];
    const most = Math.max(0, ...days);
    const working = new Set(sent.map(({ day }) => day)).size;
    const mean = of.length / everybody.length / Math.max(1, working);
    return `${of.length} (mean ${mean.toFixed(2)} a person and day, most ${most} for one on one day)`;
  };
  const reminders = sent.filter(({ kind }) => kind.startsWith('deadline.'));
  const missed = reminders.filter(({ text }) => text.includes('（补发：')).length;
  const people = everybody.map(
    ({ id, name }) => `${name} ${sent.filter(({ person }) => person === id).length}`,
  );
  return [
    `simulated year: ${steps} steps, ${ticks} looks, ${Math.round(took)} ms of processor time here`,
    `messages ${count(sent)}; reminders ${count(reminders)}, ${missed} of them made good later`,
    Object.entries(happened)
      .map(([what, times]) => `${what} ${times}`)
      .join(', '),
    people.join(', '),
  ].join('\n');
}
