import { refuse, type ImportRefusal } from '../result.ts';

const MAX_BYTES = 20_000_000;

/** Whether the bytes begin as a page saved whole in one file (.mht) does. */
export const isSavedPage = (bytes: Uint8Array): boolean =>
  /^\s*(?:mime-version|from|message-id):/iu.test(new TextDecoder('latin1').decode(bytes.subarray(0, 200)));

/** The page in such a file; its pictures and frames stay behind. */
export async function openSavedPage(bytes: Uint8Array): Promise<string | ImportRefusal> {
  if (bytes.length > MAX_BYTES) return refuse('too-large', '网页过大，不像一份年度报告，未导入');
  const { default: PostalMime } = await import('postal-mime');
  try {
    const { html } = await PostalMime.parse(bytes, { maxNestingDepth: 10 });
    return html ?? refuse('empty', '网页里没有文字');
  } catch {
    return refuse('not-readable', '单个文件网页（.mht）已损坏，无法打开');
  }
}
