import type { SourceLine } from './line.ts';

/** Something that belongs to a source and does not stand in its text: it is told, never taken over unseen. */
export interface Aside {
  what: '隐藏文字' | '已删除的文字' | '脚注' | '尾注' | '批注' | '页眉页脚' | '符号' | '公式' | '工作表';
  text: string;
  line: number;
}

/** A source as lines, with what does not stand in them. */
export interface ReadSource {
  lines: SourceLine[];
  asides: Aside[];
  /** The title in the head of a page. */
  headTitle?: string;
}
