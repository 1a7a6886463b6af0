import type { Change } from '@nianbao/contracts';
import { parseAddress } from '@nianbao/report-formats';
import { type EntityManager, Like } from 'typeorm';
import { Attachment } from '../../body/attachments/attachment.entity.ts';
import { Problem } from '../../platform/http/problem.ts';
import { isHeadingId } from '../reports/compose.ts';
import type { SavingState } from './saving-state.ts';
import { ownsAddress } from './scope.ts';

/** Each change must name a place of this part, and a block its own id; pictures must be pictures of this body. */
export async function refuseForeignPlaces(
  tx: EntityManager,
  state: SavingState,
  changes: readonly Change[],
): Promise<void> {
  const holders = new Map(state.places.map(({ address, partId }) => [address, partId]));
  const foreign = changes.filter((change) => !isOwn(state, change, holders));
  const lost = await unknownPictures(tx, state.part.organisationId, changes);
  const details = [
    ...foreign.map(({ address }) => ({ field: address, message: '该位置不属于这个填报项' })),
    ...lost.map((id) => ({ field: id, message: '图片不存在' })),
  ];
  if (details.length > 0) throw new Problem('reference-unknown', details);
}

function isOwn(
  { format, part }: SavingState,
  { address, value }: Change,
  holders: ReadonlyMap<string, string>,
): boolean {
  const parsed = parseAddress(address);
  const kind = parsed?.kind === 'block' ? 'block' : 'cell';
  const rightKind = value.kind === 'removed' ? kind === 'block' : value.kind === kind;
  const rightId =
    value.kind !== 'block' ||
    (parsed?.kind === 'block' && parsed.blockId === value.block.id && !isHeadingId(value.block.id));
  const taken = holders.get(address) ?? part.id;
  return ownsAddress(format, part, address) && rightKind && rightId && taken === part.id;
}

/** Ids of attachments that are no picture of this body. */
async function unknownPictures(
  tx: EntityManager,
  organisationId: string,
  changes: readonly Change[],
): Promise<string[]> {
  const ids = changes.flatMap(({ value }) =>
    value.kind === 'block' && value.block.kind === 'image' ? [value.block.attachmentId] : [],
  );
  if (ids.length === 0) return [];
  const known = await tx.find(Attachment, {
    where: ids.map((id) => ({ id, organisationId, mediaType: Like('image/%') })),
    select: { id: true },
  });
  return ids.filter((id) => !known.some((attachment) => attachment.id === id));
}
