export type Day = string;
export type Stage = 'input' | 'endorse' | 'review' | 'secrecy' | 'sign' | 'deliver' | 'publish';
export type Lengths = Record<Stage | 'assign', number>;

const OFF_2026 = ['2026-01-01', '2026-01-02', '2026-01-03', ...from('2026-02-15', 9)];
const WORKED_2026 = ['2026-01-04', '2026-02-14', '2026-02-28'];
function from(first: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, i) => plus(first, i));
}
export function plus(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Working days and plans of the model: written out from the notice for 2026 and from the words of the issue. */
export class ModelCalendar {
  private readonly own = new Map<Day, boolean>();

  constructor(private readonly lengths: Lengths) {}

  enter(day: Day, working: boolean): void {
    this.own.set(day, working);
  }

  works(day: Day): boolean {
    const entered = this.own.get(day);
    if (entered !== undefined) return entered;
    if (WORKED_2026.includes(day)) return true;
    return !OFF_2026.includes(day) && ![0, 6].includes(new Date(day).getUTCDay());
  }

  /** The n-th working day after the day, or before it. */
  shift(day: Day, n: number): Day {
    let at = day;
    for (let left = Math.abs(n); left > 0;) {
      at = plus(at, Math.sign(n));
      if (this.works(at)) left -= 1;
    }
    return at;
  }

  /** The day itself or the next working day that way. */
  toward(day: Day, step: 1 | -1): Day {
    let at = day;
    while (!this.works(at)) at = plus(at, step);
    return at;
  }

  planned(): Record<Stage, Day> {
    const publish = this.toward('2026-01-31', -1);
    const deliver = this.shift(publish, -this.lengths.publish);
    const sign = this.shift(deliver, -this.lengths.deliver);
    const secrecy = this.shift(sign, -this.lengths.sign);
    const review = this.shift(secrecy, -this.lengths.secrecy);
    const endorse = this.shift(review, -this.lengths.review);
    return {
      publish,
      deliver,
      sign,
      secrecy,
      review,
      endorse,
      input: this.shift(endorse, -this.lengths.endorse),
    };
  }
}
