import { type Block, blockAddress } from '@nianbao/report-formats';
import { isProblem } from '../../../lib/call.ts';
import { asAllowed } from '../text/paste/allowed-picture.ts';
import { blockEdits, blocksOf } from '../text/block-order.ts';
import { fileOf, forgetPicture, type KeptPicture } from './picture-journal.ts';
import type { PlacesStore } from './places-store.ts';
import { sendFile } from '../../../server/attachments.ts';

interface Surroundings {
  /** Told of a picture that the server will not have, with the reason. */
  onRefused: (reason: string) => void;
  upload?: (file: File) => Promise<{ id: string }>;
}

/**
 * Sends pictures whose page was closed before they had reached the server, and puts each where it stood; answers with
 * how many.
 *
 * @throws ApiProblem while the server is away: those not sent stay kept.
 */
export async function takeUpPictures(
  store: PlacesStore,
  sectionId: string,
  pictures: readonly KeptPicture[],
  { onRefused, upload = sendFile }: Surroundings,
): Promise<number> {
  let put = 0;
  for (const picture of pictures) {
    try {
      const { id: attachmentId } = await upload(await asAllowed(fileOf(picture)));
      putPicture(store, sectionId, picture, attachmentId);
      await store.kept();
      put += 1;
    } catch (error) {
      if (isPassing(error)) throw error;
      onRefused(refusalWords(error));
    }
    await forgetPicture(picture, picture.key);
  }
  return put;
}

function putPicture(
  store: PlacesStore,
  sectionId: string,
  { blockId, caption, after }: KeptPicture,
  attachmentId: string,
): void {
  // It reached the text after all, and only the word that it may be forgotten was lost.
  if (store.read().places.has(blockAddress(sectionId, blockId))) return;
  const placed = blocksOf(store.read());
  const blocks: Block[] = placed.map(({ block }) => block);
  const before = blocks.findLastIndex(({ id }) => after.includes(id));
  const at = before < 0 && after.length > 0 ? blocks.length : before + 1;
  const picture: Block = { id: blockId, kind: 'image', attachmentId, caption };
  store.type(blockEdits(sectionId, placed, blocks.toSpliced(at, 0, picture)));
}

/** Away, or signed out for the moment. */
export const isPassing = (error: unknown): boolean =>
  isProblem(error, 'offline', 'unreadable', 'internal', 'not-signed-in', 'too-many-requests');

export const refusalWords = (error: unknown): string =>
  `图片没有上传：${isProblem(error) ? (error.details[0]?.message ?? error.message) : '图片无法读取'}`;
