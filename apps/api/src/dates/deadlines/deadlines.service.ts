import { Injectable } from '@nestjs/common';
import { type DeadlineView, ESCALATION_LEVELS, type listDeadlines, type Response } from '@nianbao/contracts';
import { estimatedYears } from '@nianbao/workdays';
import { holds, holdsIn } from '@nianbao/workflow';
import { DataSource, In } from 'typeorm';
import { calendarOf } from '../../body/calendar/calendar-of.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Department } from '../../body/organisations/department.entity.ts';
import { Organisation } from '../../body/organisations/organisation.entity.ts';
import { namesOf } from '../../body/people/names-of.ts';
import { Deadline, Reminder } from './deadline.entity.ts';
import { deadlineSettingsOf } from '../../body/organisations/deadline-settings.ts';
import { DEADLINE_NAMES, subjectOf } from './deadline-words.ts';
import { lightOf } from './light-of.ts';
import { type OpenDeadline, openDeadlines } from './open-deadlines.ts';
import { peopleOf } from '../../body/people/people-index.ts';
import { reportFactsOf } from './report-facts.ts';
import { isOf } from './settle-deadlines.ts';

@Injectable()
export class DeadlinesService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The open ones first, soonest above; then how the others ended. */
  async list(user: SignedInUser, reportId: string): Promise<Response<typeof listDeadlines>> {
    const tx = this.db.manager;
    const { organisationId } = user;
    const facts = await reportFactsOf(tx, organisationId, reportId);
    const { settings } = await tx.findOneByOrFail(Organisation, { id: organisationId });
    const calendar = await calendarOf(tx, organisationId);
    const people = await peopleOf(tx, organisationId);
    const owed = openDeadlines(facts, people, deadlineSettingsOf(settings), calendar);
    const rows = await tx.find(Deadline, {
      where: { reportId, organisationId, replaced: false },
      order: { doneOn: { direction: 'DESC', nulls: 'FIRST' }, dueOn: 'ASC', id: 'ASC' },
    });
    const departments = await tx.findBy(Department, { organisationId });
    const told = await tx.findBy(Reminder, { organisationId, deadlineId: In(rows.map(({ id }) => id)) });
    const names = await namesOf(
      tx,
      told.map(({ personId }) => personId),
    );
    const today = this.clock.today();
    const viewOf = (row: Deadline): DeadlineView => {
      const open = row.doneOn === null ? owed.find((one) => isOf(row, one)) : undefined;
      const title = facts.parts.find(({ id }) => id === row.partId)?.title ?? null;
      const { light, words } = lightOf(row, { today, nearWorkdays: settings.nearWorkdays, calendar });
      const upwards = escalationsOf(
        told.filter((one) => one.deadlineId === row.id && one.dueOn === row.dueOn),
        names,
      );
      return {
        id: row.id,
        kind: row.kind,
        name: DEADLINE_NAMES[row.kind],
        reportId,
        partId: row.partId,
        subject: subjectOf(facts, title),
        departmentId: row.departmentId,
        departmentName: departments.find(({ id }) => id === row.departmentId)?.name ?? null,
        people: open?.people ?? [],
        dueOn: row.dueOn,
        basis: row.basis,
        light,
        words,
        openedOn: row.openedOn,
        doneOn: row.doneOn,
        lateDays: row.lateDays,
        estimated: estimatedYears([row.dueOn], calendar).length > 0,
        escalatedTo: upwards.at(-1)?.to ?? null,
        escalations: upwards,
        mayAskExtension: open !== undefined && mayAsk(user, open),
      };
    };
    return { today, nearWorkdays: settings.nearWorkdays, deadlines: rows.map(viewOf) };
  }
}

/** To whom it was reported and when, the next above last. */
const escalationsOf = (told: readonly Reminder[], names: ReadonlyMap<string, string>) =>
  ESCALATION_LEVELS.flatMap((to): DeadlineView['escalations'] => {
    const heard = told.filter(({ notice }) => notice === to);
    const [on] = heard.map(({ toldOn }) => toldOn).toSorted();
    return on ? [{ to, on, people: heard.map(({ personId }) => names.get(personId) ?? '') }] : [];
  });

/** Those who fill in a part, or its head, for the part; the office for a stage of the body. */
function mayAsk(user: SignedInUser, open: OpenDeadline): boolean {
  if (open.part === null) return holds(user, 'office');
  if (open.kind !== 'fill') return false;
  const { assignees, departmentId } = open.part;
  const fills =
    holdsIn(user, 'contributor', departmentId) &&
    (assignees.length === 0 || assignees.some(({ id }) => id === user.id));
  return fills || holdsIn(user, 'department_head', departmentId);
}
