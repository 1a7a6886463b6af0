import { blankReport, type ReportContent } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { dayIn, decide, type Draft, draftOf, obstaclesOf, storable } from './draft.ts';

const content: ReportContent = {
  ...blankReport('2014', 2017, '云州市数据局'),
  metadata: { publishedOn: '2018年1月9日' },
  sections: [
    {
      id: 'h1',
      number: '一、',
      title: '概述',
      blocks: [
        { id: 'b1', kind: 'paragraph', text: '一段。' },
        { id: 'b2', kind: 'image', attachmentId: 'images/1.png', caption: '流程图' },
      ],
    },
  ],
};
const aDraft = (more: Partial<ReportContent> = {}): Draft =>
  draftOf(
    {
      content: { ...content, ...more },
      unplaced: [{ text: '打印', line: 9 }],
      notes: [],
      lines: [],
      unsure: [],
      kind: 'text',
    },
    '本单位',
  );
const NONE = new Set<number>();
const decideAll = (draft: Draft): Draft =>
  draft.pieces.reduce((all, { id }) => decide(all, id, 'left'), draft);

describe('a past report before it is stored', () => {
  it('takes the day of publication from the page and the body from whoever imports, where the source is silent', () => {
    const draft = aDraft({ organisation: '' });

    expect([draft.publishedOn, draft.content.organisation]).toEqual(['2018-01-09', '本单位']);
  });

  it('makes a piece of every picture, so that none is lost in silence', () => {
    const { pieces, content: text } = aDraft();

    expect(pieces.map((piece) => piece.text)).toEqual(['打印', '（图：流程图）']);
    expect(text.sections[0]?.blocks).toHaveLength(1);
  });

  it('waits until each piece has a place or is left out knowingly', () => {
    const waiting = aDraft();

    expect(obstaclesOf(waiting, NONE, '2026-01-01')).toEqual([
      '还有 2 处没有位置的内容，请逐处放入或确认不放入',
    ]);
    expect(obstaclesOf(decideAll(waiting), NONE, '2026-01-01')).toEqual([]);
  });

  it('puts a piece at the end of a section, moves it, and takes it back', () => {
    const placed = decide(aDraft(), '1', { sectionId: 'h1' });
    const moved = decide(placed, '1', { sectionId: 'preface' });
    const back = decide(moved, '1', 'open');

    expect(placed.content.sections[0]?.blocks.at(-1)).toMatchObject({ kind: 'paragraph', text: '打印' });
    expect(moved.content.sections.map(({ id, blocks }) => [id, blocks.length])).toEqual([
      ['preface', 1],
      ['h1', 1],
    ]);
    expect(storable(back).sections.map(({ id }) => id)).toEqual(['h1']);
  });

  it.each([
    ['no title', { title: ' ' }, '请填写标题'],
    ['no year', { year: 0 }, '请填写报告年度（2008 年起）'],
    ['a published year', { year: 2016 }, '2016 年度的年报已经公开，不能重复导入'],
    ['a year after its publication', { year: 2019 }, '公开日期早于报告年度，请核对'],
  ])('is not stored with %s', (_, wrong, sentence) => {
    expect(obstaclesOf(decideAll(aDraft(wrong)), new Set([2016]), '2026-01-01')).toEqual([sentence]);
  });

  it('drops paragraphs that were emptied', () => {
    const draft = aDraft();
    const [section] = draft.content.sections;
    const emptied = {
      ...draft,
      content: {
        ...draft.content,
        sections: [
          {
            ...content.sections[0],
            ...section,
            id: 'h1',
            number: '一、',
            title: '概述',
            blocks: [{ id: 'b1', kind: 'paragraph' as const, text: '  ' }],
          },
        ],
      },
    };

    expect(storable(emptied).sections[0]?.blocks).toEqual([]);
  });

  it.each([
    ['2019-01-11 17:22:03', '2019-01-11'],
    ['发布时间：2018/3/7', '2018-03-07'],
    ['2018年2月30日', ''],
    ['', ''],
  ])('reads the day of %s', (text, day) => {
    expect(dayIn(text)).toBe(day);
  });
});
