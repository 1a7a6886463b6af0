import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { addWorkdays, type Day, dayInWords, workdaysBetween } from '@nianbao/workdays';
import { DataSource, type EntityManager } from 'typeorm';
import { calendarOf } from '../../body/calendar/calendar-of.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/http/config.token.ts';
import { tell } from '../../record/outbox/outbox.ts';
import { Organisation } from '../../body/organisations/organisation.entity.ts';
import { type Notice, ReminderRun } from './deadline.entity.ts';
import { deadlineSettingsOf } from '../../body/organisations/deadline-settings.ts';
import { peopleIds, settleDeadlines } from './settle-deadlines.ts';
import { peopleOf } from '../../body/people/people-index.ts';
import { remind } from './remind.ts';

const HOUR = 3_600_000;

/**
 * Looks each minute (`REMIND_EVERY`), and at the start, at what is due and not yet told. Everything is computed from the data of that
 * moment: nothing is queued ahead, so that a look that was missed is made good by the next one, and what is done
 * meanwhile is not asked for.
 */
@Injectable()
export class RemindersService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RemindersService.name);
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.REMIND_EVERY === 0) return;
    this.timer = setInterval(() => void this.look(), this.config.REMIND_EVERY * 1000);
    void this.look();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.working;
  }

  /** One look after another in this process; those of other processes run beside it. */
  look(): Promise<void> {
    this.working = this.working.then(async () => {
      for (const { id } of await this.organisations()) {
        if (this.stopped) return;
        await this.lookAt(id).catch((error: unknown) => this.failed(error));
      }
    });
    return this.working;
  }

  private organisations(): Promise<{ id: string }[]> {
    return this.db
      .query<{ id: string }[]>(`SELECT DISTINCT organisation_id AS id FROM report r WHERE ${OPEN}`)
      .catch((error: unknown) => {
        this.failed(error);
        return [];
      });
  }

  private failed(error: unknown): void {
    this.logger.error(error instanceof Error ? error.stack : error);
  }

  /** Brings the deadlines of a body up to date and, in its working hours, says what is to be said. */
  async lookAt(organisationId: string): Promise<void> {
    const today = this.clock.today();
    const tells = await this.tellsNow(organisationId, today);
    const [run] = await this.db.manager.findBy(ReminderRun, { organisationId });
    const reports = await this.db.query<{ id: string }[]>(
      `SELECT r.id FROM report r WHERE r.organisation_id = $1 AND ${OPEN} ORDER BY r.year`,
      [organisationId],
    );
    let complete = true;
    for (const { id } of reports) {
      const look = this.db.transaction(async (tx) => {
        if (!(await isOurs(tx, id))) return false;
        const settled = await settleDeadlines(tx, organisationId, id, today);
        if (tells) await remind(tx, settled, today, run?.toldOn ?? null);
        return true;
      });
      // One year that cannot be looked at must not silence the others.
      const seen = await look.catch((error: unknown) => {
        this.failed(error);
        return false;
      });
      complete &&= seen;
    }
    // Whoever was kept away by another process has not seen everything: that process, or the next look, says it.
    if (tells && complete) await this.db.transaction((tx) => finishRun(tx, organisationId, today));
  }

  private async tellsNow(organisationId: string, today: Day): Promise<boolean> {
    const tx = this.db.manager;
    const { settings } = await tx.findOneByOrFail(Organisation, { id: organisationId });
    const hour = new Date(this.clock.now().getTime() + 8 * HOUR).getUTCHours();
    if (hour < deadlineSettingsOf(settings).tellFromHour) return false;
    return (await calendarOf(tx, organisationId)).isWorkday(today);
  }
}

/** A published report is open as long as it is to be sent to the superior body and was not, or a deadline of it stands. */
const OPEN = `(r.status NOT IN ('published', 'taken_down') OR EXISTS (
  SELECT FROM deadline d WHERE d.report_id = r.id AND d.done_on IS NULL AND NOT d.replaced) OR (r.status = 'published' AND EXISTS (
  SELECT FROM cycle c WHERE c.id = r.cycle_id AND c.deliver_due IS NOT NULL
    AND NOT EXISTS (SELECT FROM filing f WHERE f.report_id = r.id))))`;

/** One look at a report at a time; its steps wait, or are seen whole. Saving goes on beside it. */
async function isOurs(tx: EntityManager, reportId: string): Promise<boolean> {
  const [lock] = await tx.query<{ ours: boolean }[]>(
    `SELECT pg_try_advisory_xact_lock(hashtext('nianbao.deadlines'), hashtext($1)) AS ours`,
    [reportId],
  );
  if (!lock?.ours) return false;
  await tx.query('SELECT id FROM report WHERE id = $1 FOR SHARE', [reportId]);
  return true;
}

const KINDS_OF_NOTICES: readonly (readonly [string, readonly Notice[]])[] = [
  ['临近', ['near']],
  ['逾期', ['overdue']],
  ['逐级上报', ['department_head', 'office', 'leader']],
];

/**
 * Remembers the day, unless the clock of another server is ahead; one that was ahead by more than a week was wrong. After
 * working days without a run, the office and the admins are told what was late, once.
 */
async function finishRun(tx: EntityManager, organisationId: string, today: Day): Promise<void> {
  const [before] = await tx.query<{ told_on: Day }[]>(
    `SELECT told_on::text FROM reminder_run WHERE organisation_id = $1 FOR UPDATE`,
    [organisationId],
  );
  await tx.query(
    `INSERT INTO reminder_run (organisation_id, told_on) VALUES ($1, $2)
     ON CONFLICT (organisation_id) DO UPDATE SET told_on =
       CASE WHEN reminder_run.told_on BETWEEN excluded.told_on AND excluded.told_on + 7
         THEN reminder_run.told_on ELSE excluded.told_on END`,
    [organisationId, today],
  );
  if (!before || before.told_on >= today) return;
  const calendar = await calendarOf(tx, organisationId);
  const missedDays = workdaysBetween(before.told_on, today, calendar) - 1;
  if (missedDays < 1) return;
  const late = await tx.query<{ notice: Notice; count: number }[]>(
    `SELECT notice, count(*)::int AS count FROM reminder
     WHERE organisation_id = $1 AND told_on = $2 AND meant_for > $3 AND meant_for < $2 GROUP BY notice`,
    [organisationId, today, before.told_on],
  );
  if (late.length === 0) return;
  const counted = (notices: readonly Notice[]) =>
    late.filter(({ notice }) => notices.includes(notice)).reduce((sum, { count }) => sum + count, 0);
  const kinds = KINDS_OF_NOTICES.flatMap(([name, notices]) => {
    const count = counted(notices);
    return count > 0 ? [`${name} ${count} 条`] : [];
  });
  const people = await peopleOf(tx, organisationId);
  const from = dayInWords(addWorkdays(before.told_on, 1, calendar));
  const until = dayInWords(addWorkdays(today, -1, calendar));
  await tell(tx, {
    organisationId,
    personIds: peopleIds([...people.holders('office'), ...people.holders('admin')]),
    kind: 'deadline.caught_up',
    text: `提醒服务${from === until ? from : `${from}至${until}`}未运行（${missedDays} 个工作日），今日补发提醒：${kinds.join('、')}`,
    link: '/',
  });
}
