import { ApiProblem } from '../../../lib/call.ts';
import { saveState, type SaveState } from './outbox.ts';
import type { PlacesStore } from './places-store.ts';

/** Sends what is typed. @throws ApiProblem `unsaved`, where not all of it reached the server. */
export async function sendTyped(store: PlacesStore): Promise<void> {
  await store.flush();
  if (store.settled) return;
  throw new ApiProblem({ code: 'unsaved', message: UNSAVED[saveState(store.read())] });
}

const WAITS = '还有内容没有保存到服务器，保存后才能继续。';
const UNSAVED: Record<SaveState, string> = {
  // The places are, a picture of the text is not.
  saved: '还有图片正在上传，传完后再继续。',
  unsaved: WAITS,
  saving: WAITS,
  offline: '现在连接不上服务器，有内容还没有保存。联网后会自动保存，然后再继续。',
  conflict: '有内容与他人的改动冲突，请先选择用哪一个，再继续。',
  refused: '有内容服务器没有接受，请先更正或放弃这些内容，再继续。',
};
