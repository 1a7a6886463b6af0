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

/** How many messages each person gets on each day: all that were queued, and the reminders among them. */
export function summary(
  { sent, ticks, steps, happened }: Counted,
  { everybody }: SimulatedYear,
  took: number,
): string {
  const days = [...new Set(sent.map(({ day }) => day))].toSorted();
  const perDay = (of: readonly Sent[], id: string) =>
    days.map((day) => of.filter((one) => one.person === id && one.day === day).length);
  const count = (of: readonly Sent[]) => {
    const most = Math.max(0, ...everybody.flatMap(({ id }) => perDay(of, id)));
    const mean = of.length / everybody.length / Math.max(1, days.length);
    return `${of.length} (mean ${mean.toFixed(2)} a person and day, most ${most} for one on one day)`;
  };
  const reminders = sent.filter(({ kind }) => kind.startsWith('deadline.'));
  const missed = reminders.filter(({ text }) => text.includes('（补发：')).length;
  const width = Math.max(...everybody.map(({ name }) => name.length));
  return [
    `simulated year: ${steps} steps, ${ticks} looks, ${Math.round(took)} ms of processor time here`,
    `messages ${count(sent)}; reminders ${count(reminders)}, ${missed} of them made good later`,
    Object.entries(happened)
      .map(([what, times]) => `${what} ${times}`)
      .join(', '),
    `messages of each person on each of ${days.length} days with any, ${days[0]} to ${days.at(-1)}:`,
    ...everybody.map(({ id, name }) => {
      const own = perDay(sent, id);
      return `${name.padEnd(width, '　')} ${own.map((n) => (n === 0 ? '.' : n > 9 ? '+' : n)).join('')} ${own.reduce((sum, n) => sum + n, 0)}`;
    }),
  ].join('\n');
}
