import type { ImportNote, UnplacedPiece } from '../result.ts';
import type { Aside } from './read-lines.ts';

const MESSAGES: Readonly<Record<Aside['what'], string>> = {
  隐藏文字: '隐藏文字没有并入正文，列在未归位的片段里',
  脚注: '脚注没有并入正文，列在未归位的片段里',
  尾注: '尾注没有并入正文，列在未归位的片段里',
  批注: '批注不是正文，没有导入',
  已删除的文字: '修订记录中已删除的文字没有导入',
  页眉页脚: '页眉页脚不是正文，没有导入',
  符号: '特殊符号没有导入，请对照原文补上',
  公式: '公式没有导入，请对照原文补上',
  工作表: '隐藏的工作表没有导入',
};
/** A person must say what becomes of them: they are words of the report, or somebody meant them to be unseen. */
const TO_DECIDE: ReadonlySet<Aside['what']> = new Set(['隐藏文字', '脚注', '尾注']);
const MOST = 200;

/** For the person who imports: pieces to decide on, and a note for each. */
export function tellAsides(asides: readonly Aside[]): { unplaced: UnplacedPiece[]; notes: ImportNote[] } {
  const told = asides.filter(({ text }) => text.trim() !== '');
  return {
    unplaced: told
      .filter(({ what }) => TO_DECIDE.has(what))
      .map(({ what, text, line }) => ({ text: `[${what}] ${text.trim()}`, line })),
    notes: told.slice(0, MOST).map(({ what, text, line }) => ({
      kind: 'aside',
      message: MESSAGES[what],
      printed: text.trim(),
      line,
    })),
  };
}
