import type { PersonRef } from '@nianbao/contracts';
import {
  type Awaited,
  type ReportAction,
  type Seat,
  whoHasPart,
  whoHasReport,
  whoHasSection,
} from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { tell } from '../../record/outbox/outbox.ts';
import { decisionsOn } from '../../report/reports/decisions.ts';
import { judge } from '../../report/reports/judgement.ts';
import type { ReportState } from '../../report/reports/report-state.ts';
import { partStanding, reportStanding, sectionStandings } from '../../report/reports/standing.ts';

/** Queues the message of a step for those who have the report, or what is in it, after the step. */
export async function tellOfReport(
  tx: EntityManager,
  state: ReportState,
  { action }: { action: ReportAction },
  actor: { id: string },
): Promise<void> {
  const { report, people } = state;
  const send = (told: readonly { id: string }[], text: string, link: string, kind: string = action) =>
    tell(tx, {
      organisationId: report.organisationId,
      personIds: told.flatMap(({ id }) => (id === actor.id ? [] : [id])),
      kind: `report.${kind}`,
      text: `${report.year}年度年报${text}`,
      link,
    });
  const board = `/reports/${report.id}`;
  switch (action) {
    case 'open':
      await send(thoseWithParts(state), '已开始填报，请查看本科室的填报项', '/');
      break;
    case 'begin_review':
      await send(await thoseWithSections(tx, state), '进入审核，请进行保密审查', `${board}/document`);
      break;
    case 'send_to_sign':
    case 'sign': {
      const next = await nextOf(tx, state);
      if (next?.task === 'sign') await send(people.inAny(next.seats), '请您签发', `${board}/sign`);
      else await send(people.holders('office'), signedWords(next), board, 'signed');
      break;
    }
    case 'return':
      await send(people.holders('office'), '被领导退回修改', board);
      break;
    case 'publish':
    case 'take_down':
      await send(
        report.signerIds.map((id) => ({ id })),
        action === 'publish' ? '已公开' : '已撤下',
        board,
      );
      break;
    default:
  }
}

const seatsOf = (awaited: readonly Awaited[]): Seat[] => awaited.flatMap(({ seats }) => seats);

const thoseWithParts = (state: ReportState): PersonRef[] =>
  state.people.inAny(seatsOf(state.parts.flatMap((part) => whoHasPart(partStanding(state, part)))));

async function thoseWithSections(tx: EntityManager, state: ReportState): Promise<PersonRef[]> {
  const sections = sectionStandings(state, await judge(tx, state));
  return state.people.inAny(
    seatsOf(sections.flatMap(whoHasSection).filter(({ task }) => task === 'secrecy')),
  );
}

async function nextOf(tx: EntityManager, state: ReportState): Promise<Awaited | undefined> {
  const [next] = whoHasReport(reportStanding(state, await judge(tx, state), await decisionsOn(tx, state)));
  return next;
}

/** All have signed, or whoever should is gone. */
function signedWords(next: Awaited | undefined): string {
  if (next?.task === 'take_back') return next.words;
  return next === undefined || next.why === 'ready_to_publish' ? '已签发，可以公开' : `已签发，${next.words}`;
}
