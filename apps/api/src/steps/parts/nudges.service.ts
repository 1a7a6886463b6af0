import { Injectable } from '@nestjs/common';
import type { Body, nudgePart, PartSummary } from '@nianbao/contracts';
import { DataSource } from 'typeorm';
import { record } from '../../record/chain/record.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { lockPart } from '../../report/parts/lock-part.ts';
import { lastNudges, waitsForView } from './nudges.ts';
import { tellToHurry } from './part-audience.ts';
import { partSummaryOf } from './part.view.ts';

@Injectable()
export class NudgesService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** 催办: each person at most once a calendar day a part, so that reminders stay worth reading. */
  nudge(user: SignedInUser, partId: string, { personIds }: Body<typeof nudgePart>): Promise<PartSummary> {
    return this.db.transaction(async (tx) => {
      const { state, part } = await lockPart(tx, user.organisationId, partId, 'share');
      const summary = partSummaryOf(state, part, user);
      if (!summary.mayNudge) throw new Problem('action-not-allowed');
      const today = this.clock.today();
      const waiting = await waitsForView(tx, state, part, today);
      const strangers = (personIds ?? []).filter((id) => !waiting.some((person) => person.id === id));
      if (strangers.length > 0) {
        throw new Problem(
          'reference-unknown',
          strangers.map((id) => ({ field: id, message: '该填报项现在不等待此人办理' })),
        );
      }
      const asked = waiting.filter(({ id }) => id !== user.id && (personIds ?? [id]).includes(id));
      const fresh = asked.filter(({ nudgedToday }) => !nudgedToday);
      // Named people are all reminded or none; without names, those who were not reminded today.
      if (fresh.length === 0 || (personIds && fresh.length < asked.length)) {
        const last = await lastNudges(tx, part);
        const details = asked.flatMap(({ id, name }) => {
          const nudge = last.get(id);
          return nudge?.day === today
            ? [
                {
                  field: id,
                  message: `${nudge.by}已于今天 ${clockTime(nudge.at)} 催办过${name}，明天可再催办`,
                },
              ]
            : [];
        });
        if (details.length === 0)
          throw new Problem('action-not-allowed', [{ field: partId, message: '没有可以催办的人' }]);
        throw new Problem('nudged-today', details);
      }
      const named = fresh.map(({ id }) => id);
      await tellToHurry(tx, state, part, named);
      await record(tx, {
        organisationId: user.organisationId,
        actor: user,
        action: 'part.nudge',
        reportId: part.reportId,
        partId,
        after: { day: today, personIds: named, names: fresh.map(({ name }) => name) },
      });
      return summary;
    });
  }
}

const clockTime = (at: Date): string =>
  at.toLocaleTimeString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
