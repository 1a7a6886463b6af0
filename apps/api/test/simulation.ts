import type { DataSource } from 'typeorm';
import { Clock } from '../src/platform/clock/clock.module.ts';
import { RemindersService } from '../src/dates/deadlines/reminders.service.ts';
import type { SignedInUser } from '../src/platform/session/signed-in-user.ts';
import type { TestClock } from './a-clock.ts';
import type { StartedApp } from './app.ts';
import { plus } from './model-calendar.ts';
import type { Expected, ModelPart } from './model-facts.ts';
import type { ReminderModel } from './reminder-model.ts';
import type { Dice } from './dice.ts';
import type { SimulatedYear } from './simulated-year.ts';
import type { Sent } from './simulation-summary.ts';
import type { StepMessages } from './step-messages.ts';

export const OPENED = '2025-12-08';
const LAST = '2026-03-13';

/** Lets the year happen, and compares after every event what was told with what the model says. */
export class Simulation {
  readonly sent: Sent[] = [];
  readonly differences: string[] = [];
  /** How often each kind of event came about: a year in which nothing goes wrong shows nothing. */
  readonly happened: Record<string, number> = {};
  ticks = 0;
  steps = 0;
  private readonly seen: string[] = [];
  private readonly here: RemindersService;
  private readonly elsewhere: RemindersService;
  private offUntil = '';
  private returnedByLeader = false;

  constructor(
    private readonly world: { started: StartedApp; other: DataSource; clock: TestClock },
    private readonly year: SimulatedYear,
    readonly model: ReminderModel,
    private readonly random: Dice,
    private readonly messages: StepMessages,
  ) {
    const { started, other } = world;
    this.here = started.app.get(RemindersService);
    this.elsewhere = new RemindersService(other, started.app.get(Clock), started.config);
  }

  async run(): Promise<void> {
    await this.news(OPENED);
    for (let day = OPENED; day <= LAST; day = plus(day, 1)) {
      await this.day(day);
      if (this.model.status === 'published' && !this.model.has('deliver')) return;
    }
  }

  private note(what: string): void {
    this.happened[what] = (this.happened[what] ?? 0) + 1;
  }

  private async day(day: string): Promise<void> {
    const { random, model } = this;
    if (random.chance(0.08)) {
      this.note('off');
      this.offUntil = plus(day, 1 + random.below(4));
    }
    const on = day >= this.offUntil;
    if (random.chance(0.1) && day > '2025-12-12') await this.enterDay(day);
    if (on && random.chance(0.5)) await this.tick(day, '07:5', random);
    if (on) await this.tick(day, '08:0', random);
    if (model.calendar.works(day) || random.chance(0.1)) await this.work(day, '10:0');
    if (on && random.chance(0.7)) await this.tick(day, '13:0', random);
    if (on && random.chance(0.1)) {
      this.note('clock set back');
      await this.tick(day, '06:3', random);
    }
    if (model.calendar.works(day)) await this.work(day, '15:0');
    if (on && random.chance(0.5)) await this.tick(day, '23:5', random);
  }

  private async tick(day: string, time: string, { below, chance }: Dice): Promise<void> {
    this.world.clock.moveTo(day, `${time}${below(10)}`);
    this.ticks += 1;
    const { organisationId } = this.year;
    const expected = this.model.run(day, Number(time.slice(0, 2)));
    const together = chance(0.2);
    await Promise.all([
      this.here.lookAt(organisationId),
      ...(together ? [this.elsewhere.lookAt(organisationId), this.here.lookAt(organisationId)] : []),
    ]);
    // Whoever found another at work has seen nothing; the next look does.
    if (together) this.note('looked at by two');
    if (expected.some(({ missed }) => missed)) this.note('made good later');
    if (together) await this.here.lookAt(organisationId);
    const told = (await this.news(day)).map(({ kind, person, link, text }): Expected => ({
      kind,
      person,
      link,
      missed: text.includes('（补发：'),
    }));
    this.compare(`${day} ${time}`, told, expected);
  }

  private compare(when: string, told: Expected[], expected: Expected[]): void {
    const name = (id: string) => this.year.everybody.find((one) => one.id === id)?.name ?? id;
    const words = ({ kind, person, link, missed }: Expected) =>
      `${kind} ${name(person)} ${link}${missed ? ' late' : ''}`;
    const [is, ought] = [told.map(words).toSorted(), expected.map(words).toSorted()];
    if (JSON.stringify(is) === JSON.stringify(ought)) return;
    const left = [...ought];
    const extra = is.filter((one) => !left.includes(one) || left.splice(left.indexOf(one), 1).length === 0);
    this.differences.push(
      ...extra.map((one) => `${when}: told ${one}`),
      ...left.map((one) => `${when}: not told ${one}`),
    );
  }

  /** New messages of the outbox, one for each person. */
  private async news(day: string): Promise<Sent[]> {
    const rows = await this.world.started.db.query<
      { id: string; kind: string; link: string; text: string; person_ids: string[] }[]
    >(
      `SELECT id, kind, link, text, person_ids FROM outbox WHERE organisation_id = $1 AND id <> ALL($2::uuid[])`,
      [this.year.organisationId, this.seen],
    );
    this.seen.push(...rows.map(({ id }) => id));
    const each = rows.flatMap(({ kind, link, text, person_ids }) =>
      person_ids.map((person) => ({ day, kind, person, link, text })),
    );
    this.sent.push(...each);
    return each;
  }

  private async enterDay(today: string): Promise<void> {
    const day = plus(today, 1 + this.random.below(25));
    this.world.clock.moveTo(today, '07:00');
    await this.news(today);
    const working = !this.model.calendar.works(day);
    this.note('day entered');
    const moved = this.model.dayEntered(day, working, today);
    await this.year.enterDay(day, working);
    const told = new Set((await this.news(today)).map(({ person }) => person));
    const expected = new Set([
      ...moved.people,
      ...(moved.stages ? this.year.office.map(({ id }) => id) : []),
    ]);
    if ([...expected].toSorted().join(' ') !== [...told].toSorted().join(' '))
      this.differences.push(`${today}: entered ${day}, told ${told.size} of ${expected.size}`);
  }

  /** Everybody who has something to do does it, or does not get round to it. */
  private async work(day: string, time: string): Promise<void> {
    this.world.clock.moveTo(day, `${time}${this.random.below(10)}`);
    for (const part of this.model.parts) await this.workOn(part, day);
    await this.workOnReport(day);
    // No reminder among them: without a look nobody is reminded.
    this.compare(
      `${day} ${time}`,
      (await this.news(day)).map(({ kind, person, link }) => ({ kind, person, link, missed: false })),
      this.messages.taken(),
    );
  }

  private async workOn(part: ModelPart, day: string): Promise<void> {
    const { random, model, year } = this;
    const { chance } = random;
    const filling = model.status === 'collecting' || model.status === 'reviewing';
    const own = year.departments.find(({ id }) => id === part.department);
    const [clerk] = year.office;
    if (!own || !clerk || !filling) return;
    const hurry = day > '2026-01-20' ? 10 : day > '2026-01-08' ? 3 : 1;
    const assignee = own.contributors.find(({ id }) => part.assignees.includes(id));
    if (part.status !== 'accepted' && chance(0.004)) return this.reassign(part, clerk, day);
    switch (part.status) {
      case 'assigned':
        if (chance(0.25)) await this.delegate(part, own);
        break;
      case 'drafting':
      case 'returned': {
        const filler = assignee ?? own.head;
        const until = model.calendar.shift(part.due, 1 + random.below(4));
        if (chance(0.01) && until <= '2026-01-30' && part.due >= plus(day, -5)) {
          this.note('extended');
          await year.extend(filler, part.id, until);
          this.messages.extended(part, filler.id, clerk.id);
          model.extended(part, until, day);
        } else if (chance(0.03 * hurry)) await this.submit(part, filler, day);
        break;
      }
      case 'submitted':
        if (chance(0.12) && assignee) {
          this.note('withdrawn');
          await this.step(assignee, part, { action: 'withdraw' });
          model.withdrawn(part);
        } else if (chance(0.15 / hurry)) {
          this.note('returned by the head');
          await this.giveBack(part, own.head, 'return');
          this.messages.returned(part, own.head.id);
          model.returned(part, day);
        } else if (chance(0.35 + hurry / 20)) {
          await this.step(own.head, part, { action: 'endorse' });
          this.messages.endorsed(part, own.head.id);
          this.arriving(() => model.endorsed(part, day));
        }
        break;
      case 'endorsed':
        if (chance(0.12 / hurry)) {
          this.note('returned by the office');
          await this.giveBack(part, clerk, 'return');
          this.messages.returned(part, clerk.id);
          model.returned(part, day);
        } else if (chance(0.25 + hurry / 20)) {
          await this.step(clerk, part, { action: 'accept' });
          this.messages.accepted(part, clerk.id);
          model.accepted(part, day);
        }
        break;
      case 'accepted':
        if (chance(0.004)) {
          this.note('reopened');
          await this.giveBack(part, clerk, 'reopen');
          this.messages.reopened(part, clerk.id);
          model.reopened(part, day);
        }
    }
  }

  private async reassign(part: ModelPart, clerk: SignedInUser, day: string): Promise<void> {
    this.note('reassigned');
    const others = this.year.departments.filter(({ id }) => id !== part.department);
    const to = others[this.random.below(others.length)]?.id ?? '';
    await this.step(clerk, part, { action: 'reassign', departmentId: to, reason: '职责调整' });
    this.model.reassigned(part, to, day);
    this.messages.reassigned(part, clerk.id);
  }

  private async delegate(part: ModelPart, own: SimulatedYear['departments'][number]): Promise<void> {
    const first = this.random.below(own.contributors.length);
    const chosen = own.contributors.slice(first, first + 1 + this.random.below(2));
    await this.step(own.head, part, { action: 'delegate', assigneeIds: chosen.map(({ id }) => id) });
    part.assignees = chosen.map(({ id }) => id);
    part.status = 'drafting';
    this.messages.delegated(part, own.head.id);
  }

  private async submit(part: ModelPart, filler: SignedInUser, day: string): Promise<void> {
    const { status } = await this.step(filler, part, { action: 'submit', confirmUntouched: true });
    this.messages.submitted(part, filler.id, status === 'endorsed');
    this.arriving(() => this.model.submitted(part, day, status === 'endorsed'));
  }

  /** The last part to arrive begins the review, of which those are told who have it next. */
  private arriving(arrive: () => void): void {
    const before = this.model.status;
    arrive();
    if (before === 'collecting' && this.model.status === 'reviewing') this.messages.reviewBegun();
  }

  private giveBack(part: ModelPart, by: SignedInUser, action: 'return' | 'reopen') {
    return this.step(by, part, { action, places: [{ address: '', reason: '请核对' }] });
  }

  private step(user: SignedInUser, part: ModelPart, step: Parameters<SimulatedYear['act']>[2]) {
    this.steps += 1;
    return this.year.act(user, part.id, step);
  }

  private async workOnReport(day: string): Promise<void> {
    const { random, model, year } = this;
    const [clerk] = year.office;
    if (!clerk || !random.chance(0.7)) return;
    this.steps += 1;
    if (model.has('secrecy')) {
      await year.clear();
      model.secrecyPassed(day);
    } else if (model.has('send')) {
      await year.actOnReport(clerk, { action: 'send_to_sign' });
      model.sent(day);
      this.messages.sentToSign(model.nextSigner);
    } else if (model.has('sign')) await this.sign(day);
    else if (model.has('deliver')) {
      await year.deliver(day);
      model.delivered(day);
    } else if (model.has('publish')) {
      await year.actOnReport(clerk, { action: 'publish' });
      model.published(day);
      this.messages.published();
    }
  }

  private async sign(day: string): Promise<void> {
    const { model, year } = this;
    const leader = year.leaders.find(({ id }) => id === model.nextSigner);
    if (!leader) throw new Error('nobody to sign');
    const [part] = model.parts;
    if (this.returnedByLeader || !part || leader !== year.leaders[0]) {
      await year.signed(leader);
      model.signedByNext(day);
      this.messages.signed(model.nextSigner);
      return;
    }
    this.note('returned by the leader');
    this.returnedByLeader = true;
    const places = [{ address: await year.blockOf(part.id), reason: '请补充' }];
    await year.actOnReport(leader, { action: 'return', places });
    this.messages.returnedByLeader(part, leader.id);
    model.returnedByLeader(part, day);
  }
}
