import { type Day, type Lengths, ModelCalendar, type Stage } from './model-calendar.ts';
import { fillersOf } from './model-facts.ts';
import type { Expected, Kind, ModelPart, ModelPeople, Notice, Obligation, Outcome } from './model-facts.ts';

const NEAR = 3;
const REWORK = 2;
/** Pages of a report other than its board. */
const PAGES: Partial<Record<Kind, string>> = { sign: '/sign', secrecy: '/document', deliver: '/publishing' };
/** Late days at which each level hears of it. */
const LEVELS: [Notice, number][] = [
  ['department_head', 2],
  ['office', 3],
  ['leader', 5],
];

/**
 * What a body ought to be told of its deadlines, worked out from what people did, event by event, without the code under
 * test: its own calendar (from the notice for 2026), its own plan, its own list of who owes what.
 */
export class ReminderModel {
  readonly outcomes: Outcome[] = [];
  stages: Record<Stage, Day>;
  readonly calendar: ModelCalendar;
  private readonly open = new Map<string, Obligation>();
  private readonly closed = new Map<string, Obligation>();
  private report: 'collecting' | 'reviewing' | 'signing' | 'signed' | 'published' = 'collecting';
  private cleared = false;
  private signed = 0;
  private lastRun: Day | null = null;

  constructor(
    private readonly people: ModelPeople,
    readonly parts: ModelPart[],
    private readonly lengths: Lengths,
    private readonly boardLink: string,
  ) {
    this.calendar = new ModelCalendar(lengths);
    this.stages = this.calendar.planned();
  }

  yearOpened(day: Day): void {
    for (const part of this.parts) this.begin('fill', part, day);
  }

  /** Answers whose deadlines moved, and whether a stage did. */
  dayEntered(day: Day, working: boolean, today: Day): { people: Set<string>; stages: boolean } {
    const oldInput = this.stages.input;
    const before = JSON.stringify(this.ahead());
    this.calendar.enter(day, working);
    const fresh = this.calendar.planned();
    const behind: Stage[] =
      this.report === 'collecting' || this.report === 'reviewing'
        ? []
        : ['input', 'endorse', 'review', 'secrecy', ...(this.report === 'signing' ? [] : ['sign' as const])];
    this.stages = { ...fresh, ...Object.fromEntries(behind.map((stage) => [stage, this.stages[stage]])) };
    for (const part of this.parts) {
      const owed = ['assigned', 'drafting', 'returned'].includes(part.status);
      if (!owed) continue;
      const opened = this.open.get(`fill ${part.id}`)?.openedOn ?? today;
      if (part.basis === 'plan' && part.due === oldInput) part.due = this.stages.input;
      else if (part.basis === 'rule') part.due = this.calendar.shift(opened, REWORK);
    }
    const people = new Set<string>();
    for (const one of this.open.values()) {
      const due = this.dueOf(one);
      if (due === one.due) continue;
      this.peopleOf(one).forEach((person) => people.add(person));
      Object.assign(one, { due, since: today });
    }
    return { people, stages: JSON.stringify(this.ahead()) !== before };
  }

  private ahead(): Partial<Record<Stage, Day>> {
    const { input: _i, endorse: _e, review: _r, secrecy: _s, ...late } = this.stages;
    return this.report === 'collecting' || this.report === 'reviewing' ? this.stages : late;
  }

  /** `standing`: unchanged since the head endorsed it, it goes to the office at once. */
  submitted(part: ModelPart, day: Day, standing: boolean): void {
    part.status = 'submitted';
    this.finish(`fill ${part.id}`, day);
    this.begin('endorse', part, day);
    if (!standing) return;
    this.open.delete(`endorse ${part.id}`);
    this.arrived(part, day);
  }

  withdrawn(part: ModelPart): void {
    part.status = 'drafting';
    this.open.delete(`endorse ${part.id}`);
    const before = this.closed.get(`fill ${part.id}`);
    if (!before) throw new Error('withdrawn before it was submitted');
    this.outcomes.splice(
      this.outcomes.findLastIndex((one) => one.kind === 'fill' && one.partId === part.id),
      1,
    );
    this.open.set(`fill ${part.id}`, before);
  }

  endorsed(part: ModelPart, day: Day): void {
    this.finish(`endorse ${part.id}`, day);
    this.arrived(part, day);
  }

  private arrived(part: ModelPart, day: Day): void {
    part.status = 'endorsed';
    if (
      this.report === 'collecting' &&
      this.parts.every(({ status }) => status === 'endorsed' || status === 'accepted')
    ) {
      this.report = 'reviewing';
      if (!this.cleared) this.begin('secrecy', null, day);
    }
    if (!this.open.has('review')) this.begin('review', null, day);
  }

  returned(part: ModelPart, day: Day): void {
    const wasAt = part.status;
    if (wasAt === 'submitted') this.finish(`endorse ${part.id}`, day);
    this.rework(part, day, 'returned');
    this.settleReview(day);
  }

  reopened(part: ModelPart, day: Day): void {
    // Not all parts are accepted any more: nothing can be sent.
    this.open.delete('send');
    this.rework(part, day, 'returned');
  }

  reassigned(part: ModelPart, department: string, day: Day): void {
    this.open.delete(`endorse ${part.id}`);
    this.open.delete(`fill ${part.id}`);
    Object.assign(part, { department, assignees: [] });
    this.rework(part, day, 'assigned');
    this.settleReview(day);
  }

  private rework(part: ModelPart, day: Day, status: ModelPart['status']): void {
    const least = this.calendar.shift(day, REWORK);
    if (!(part.due > least)) part.due = least;
    part.basis = part.due === this.stages.input ? 'plan' : part.due === least ? 'rule' : 'extension';
    part.status = status;
    this.begin('fill', part, day);
  }

  accepted(part: ModelPart, day: Day): void {
    part.status = 'accepted';
    this.settleReview(day);
    this.mayBeSent(day);
  }

  private settleReview(day: Day): void {
    if (this.open.has('review') && !this.parts.some(({ status }) => status === 'endorsed'))
      this.finish('review', day);
  }

  secrecyPassed(day: Day): void {
    this.cleared = true;
    this.finish('secrecy', day);
    this.mayBeSent(day);
  }

  private mayBeSent(day: Day): void {
    if (
      this.report === 'reviewing' &&
      this.cleared &&
      this.parts.every(({ status }) => status === 'accepted')
    )
      this.begin('send', null, day);
  }

  sent(day: Day): void {
    this.report = 'signing';
    this.signed = 0;
    this.finish('send', day);
    this.begin('sign', null, day);
  }

  signedByNext(day: Day): void {
    this.signed += 1;
    if (this.signed < this.people.signers.length) return;
    this.report = 'signed';
    this.finish('sign', day);
    this.begin('publish', null, day);
    this.begin('deliver', null, day);
  }

  returnedByLeader(part: ModelPart, day: Day): void {
    this.report = 'reviewing';
    this.finish('sign', day);
    this.rework(part, day, 'returned');
  }

  delivered(day: Day): void {
    this.finish('deliver', day);
  }

  published(day: Day): void {
    this.report = 'published';
    this.finish('publish', day);
  }

  extended(part: ModelPart, until: Day, day: Day): void {
    Object.assign(part, { due: until, basis: 'extension' });
    const one = this.open.get(`fill ${part.id}`);
    if (one) Object.assign(one, { due: until, since: day });
  }

  get status(): ReminderModel['report'] {
    return this.report;
  }
  get nextSigner(): string {
    return this.people.signers[this.signed] ?? '';
  }
  has = (kind: Kind): boolean => this.open.has(kind);

  /** What the reminders must say when they run now; nothing outside working days from eight. */
  run(today: Day, hour: number): Expected[] {
    if (!this.calendar.works(today) || hour < 8) return [];
    const said: Expected[] = [];
    let made = 0;
    for (const one of this.open.values())
      for (const { notice, to, meantFor } of this.noticesOf(one, today))
        for (const person of new Set(to)) {
          const key = `${one.due} ${person} ${notice}`;
          if (one.told.has(key)) continue;
          one.told.add(key);
          const missed = this.lastRun !== null && this.lastRun < meantFor && meantFor < today;
          if (missed) made += 1;
          const kind = notice === 'near' || notice === 'overdue' ? notice : 'escalated';
          said.push({ kind: `deadline.${kind}`, person, link: this.linkOf(one), missed });
        }
    if (this.lastRun !== null && made > 0)
      for (const person of new Set([...this.people.office, ...this.people.admins]))
        said.push({ kind: 'deadline.caught_up', person, link: '/', missed: false });
    if (this.lastRun === null || today > this.lastRun) this.lastRun = today;
    return said;
  }

  private noticesOf(one: Obligation, today: Day): { notice: Notice; to: string[]; meantFor: Day }[] {
    const owing = this.peopleOf(one);
    if (today <= one.due) {
      const last = this.calendar.toward(one.due, -1);
      const meantFor = latest(this.calendar.shift(last, -NEAR), this.calendar.shift(one.since, 1));
      return meantFor <= today ? [{ notice: 'near', to: owing, meantFor }] : [];
    }
    const known = this.calendar.toward(one.since, 1);
    const steps: [Notice, number, string[]][] = [
      ['overdue', 1, owing],
      ...LEVELS.map(([level, late]): [Notice, number, string[]] => [
        level,
        late,
        this.levelOf(level, one).filter((person) => !owing.includes(person)),
      ]),
    ];
    return steps.flatMap(([notice, late, to]) => {
      const day = this.calendar.shift(one.due, late);
      const meantFor = latest(day, known);
      return day <= today && meantFor <= today ? [{ notice, to, meantFor }] : [];
    });
  }

  private levelOf(level: Notice, { part }: Obligation): string[] {
    if (level === 'department_head') return part ? (this.people.heads[part.department] ?? []) : [];
    return level === 'office' ? this.people.office : this.people.signers.slice(0, 1);
  }

  private peopleOf({ kind, part }: Obligation): string[] {
    if (kind === 'fill' && part) return fillersOf(part, this.people);
    if (part) return this.people.heads[part.department] ?? [];
    if (kind === 'secrecy') return this.people.secrecy;
    return kind === 'sign' ? [this.nextSigner] : this.people.office;
  }

  private linkOf({ kind, part }: Obligation): string {
    if (part) return `/parts/${part.id}`;
    return this.boardLink + (PAGES[kind] ?? '');
  }

  private dueOf({ kind, part, openedOn }: Pick<Obligation, 'kind' | 'part' | 'openedOn'>): Day {
    if (kind === 'fill') return part?.due ?? '';
    if (kind === 'publish' || kind === 'deliver') return this.stages[kind];
    const nextDay = this.calendar.shift(openedOn, 1);
    const floor = nextDay < this.stages.publish ? nextDay : this.stages.publish;
    return latest(this.stageOf(kind, part), floor);
  }

  private stageOf(kind: 'endorse' | 'review' | 'secrecy' | 'send' | 'sign', part: ModelPart | null): Day {
    if (kind === 'send') return this.stages.secrecy;
    if (kind !== 'endorse' || !part || part.due === this.stages.input) return this.stages[kind];
    return this.calendar.shift(part.due, this.lengths.endorse);
  }

  private begin(kind: Kind, part: ModelPart | null, day: Day): void {
    const key = part ? `${kind} ${part.id}` : kind;
    const due = this.dueOf({ kind, part, openedOn: day });
    this.open.set(key, { kind, part, openedOn: day, since: day, due, told: new Set() });
  }

  private finish(key: string, day: Day): void {
    const one = this.open.get(key);
    if (!one) throw new Error(`${key} was not open`);
    this.open.delete(key);
    this.closed.set(key, one);
    this.outcomes.push({ kind: one.kind, partId: one.part?.id ?? null, due: one.due, doneOn: day });
  }
}

const latest = (a: Day, b: Day): Day => (a > b ? a : b);
