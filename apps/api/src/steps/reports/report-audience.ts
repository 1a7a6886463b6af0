import type { ReportAction } from '@nianbao/workflow';
import type { EntityManager } from 'typeorm';
import { delegatesOf } from '../../body/delegations/delegations.queries.ts';
import { tell } from '../../record/outbox/outbox.ts';
import { holders } from '../../body/people/holders.ts';
import type { ReportState } from '../../report/reports/report-state.ts';

/** Queues the message of a step for those whose turn it now is. */
export async function tellOfReport(
  tx: EntityManager,
  { report }: ReportState,
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
  const office = () => holders(tx, report.organisationId, 'office', null);
  const board = `/reports/${report.id}`;
  const [signer] = signersLeft;
  switch (action) {
    case 'open':
      await send(await heads(tx, report.organisationId), '已开始填报，请查看本科室的填报项', '/');
      break;
    case 'begin_review':
      await send(
        await holders(tx, report.organisationId, 'secrecy_reviewer', null),
        '进入审核，请进行保密审查',
        `${board}/document`,
      );
      break;
    case 'send_to_sign':
    case 'sign':
      if (signer !== undefined)
        await send(
          [signer, ...(await delegatesOf(tx, report.organisationId, 'leader', [signer]))],
          '请您签发',
          `${board}/sign`,
        );
      else await send(await office(), '已签发，可以公开', board, 'signed');
      break;
    case 'return':
      await send(await office(), '被领导退回修改', board);
      break;
    case 'publish':
    case 'take_down':
      await send(report.signerIds, action === 'publish' ? '已公开' : '已撤下', board);
      break;
    default:
  }
}

const heads = (tx: EntityManager, organisationId: string): Promise<string[]> =>
  holders(tx, organisationId, 'department_head', null);
