import type { ReportAction, Role } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { tell } from '../../record/outbox/outbox.ts';
import type { ReportState } from '../../report/reports/report-state.ts';

/** Queues the message of a step for those whose turn it now is. */
export async function tellOfReport(
  tx: EntityManager,
  { report, people }: ReportState,
  { action }: { action: ReportAction },
  actor: { id: string },
  signersLeft: readonly string[],
): Promise<void> {
  const send = (personIds: readonly string[], text: string, link: string, kind: string = action) =>
    tell(tx, {
      organisationId: report.organisationId,
      personIds: personIds.filter((id) => id !== actor.id),
      kind: `report.${kind}`,
      text: `${report.year}年度年报${text}`,
      link,
    });
  const own = (role: Role) => people.own(role).map(({ id }) => id);
  const board = `/reports/${report.id}`;
  const [signer] = signersLeft;
  switch (action) {
    case 'open':
      await send(own('department_head'), '已开始填报，请查看本科室的填报项', '/');
      break;
    case 'begin_review':
      await send(own('secrecy_reviewer'), '进入审核，请进行保密审查', `${board}/document`);
      break;
    case 'send_to_sign':
    case 'sign':
      if (signer !== undefined)
        await send(
          people.withDelegates('leader', signer).map(({ id }) => id),
          '请您签发',
          `${board}/sign`,
        );
      else await send(own('office'), '已签发，可以公开', board, 'signed');
      break;
    case 'return':
      await send(own('office'), '被领导退回修改', board);
      break;
    case 'publish':
    case 'take_down':
      await send(report.signerIds, action === 'publish' ? '已公开' : '已撤下', board);
      break;
    default:
  }
}
