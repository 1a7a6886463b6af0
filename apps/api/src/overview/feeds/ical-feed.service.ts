import { Inject, Injectable } from '@nestjs/common';
import type { LightView, TasksView } from '@nianbao/contracts';
import { addDays } from '@nianbao/workdays';
import { ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock.module.ts';
import type { Config } from '../../platform/config.ts';
import { adminLink } from '../../messages/delivery/letter.ts';
import { CONFIG } from '../../platform/http/config.token.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { MessagePreference } from '../../messages/preferences/message-preference.entity.ts';
import { hashToken } from '../../platform/session/session-token.ts';
import { findSignedInAs } from '../../body/session/session.queries.ts';
import { numberEvents, type Numbered } from './calendar-event.queries.ts';
import { TasksService } from '../tasks/tasks.service.ts';

const PART_WORDS: Record<TasksView['parts'][number]['kind'], string> = {
  fill: '填报',
  hand_out: '指定填报人',
  endorse: '科室审核',
  set_reviewers: '指定审核人',
  review: '办公室审核',
  assign: '分派',
  wait: '等待',
};
const REPORT_WORDS: Record<TasksView['reports'][number]['kind'], string> = {
  open: '开始填报',
  begin_review: '进入审核',
  review: '处理保密审查异议',
  secrecy: '保密审查',
  send: '送签',
  sign: '签发',
  take_back: '收回',
  publish: '公开',
  deliver: '报送',
  prove: '核对公开页面',
};

const REPORT_PAGES: Partial<typeof REPORT_WORDS> = {
  sign: '/sign',
  deliver: '/publishing',
  prove: '/publishing',
};

interface Entry {
  id: string;
  day: string;
  summary: string;
  link: string;
}

/** A person's own open deadlines as a calendar: names of sections, never a word of a report. */
@Injectable()
export class IcalFeedService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly tasks: TasksService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async ofSecret(secret: string): Promise<string> {
    const preference = await this.db.manager.findOneBy(MessagePreference, {
      calendarHash: hashToken(secret),
    });
    const user =
      preference && (await findSignedInAs(this.db.manager, preference.personId, preference.organisationId));
    if (!user) throw new Problem('not-found');
    const entries = entriesOf(await this.tasks.get(user));
    const said = entries.map(({ id, day, summary }) => ({ name: id, said: `${day} ${summary}` }));
    const numbered = await numberEvents(this.db.manager, preference, said, this.clock.now());
    return this.calendarOf(user, entries, numbered);
  }

  /** The same as long as nothing changes, to the byte. */
  private calendarOf(user: SignedInUser, entries: Entry[], numbered: Map<string, Numbered>): string {
    const { host } = new URL(this.config.PUBLIC_URL);
    const calendar = new ICalCalendar({
      name: '年报待办',
      prodId: { company: 'Nianbao', product: 'deadlines', language: 'ZH' },
      method: ICalCalendarMethod.PUBLISH,
      ttl: 3600,
    });
    for (const { id, day, summary, link } of entries) {
      const { sequence, changedAt } = numbered.get(id) ?? { sequence: 0, changedAt: this.clock.now() };
      calendar.createEvent({
        id: `${id}.${user.id}@${host}`,
        // A whole day, wherever the calendar is opened: the deadline is its end in Shanghai.
        start: day,
        end: addDays(day, 1),
        allDay: true,
        sequence,
        stamp: changedAt,
        lastModified: changedAt,
        summary,
        url: adminLink(this.config.PUBLIC_URL, link),
        transparency: ICalEventTransparency.TRANSPARENT,
      });
    }
    return calendar.toString();
  }
}

/** Whoever has the date in another calendar must know, too, that it may still move. */
const mark = (light: LightView | null): string => (light?.estimated ? '（日期按推算）' : '');

function entriesOf({ parts, reports }: TasksView): Entry[] {
  return [
    ...parts.flatMap(({ kind, year, dueOn, light, part }) =>
      kind === 'wait' || dueOn === null
        ? []
        : [
            {
              id: `${kind}-${part.id}`,
              day: dueOn,
              summary: `${year}年度年报 ${PART_WORDS[kind]}：${part.sectionTitle}${part.label === '全部' ? '' : `·${part.label}`}${mark(light)}`,
              link: `/parts/${part.id}`,
            },
          ],
    ),
    ...reports.flatMap(({ kind, reportId, year, dueOn, light }) =>
      dueOn === null
        ? []
        : [
            {
              id: `${kind}-${reportId}`,
              day: dueOn,
              summary: `${year}年度年报 ${REPORT_WORDS[kind]}${mark(light)}`,
              link: `/reports/${reportId}${REPORT_PAGES[kind] ?? ''}`,
            },
          ],
    ),
  ];
}
