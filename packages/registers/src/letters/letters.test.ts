import { describe, expect, it } from 'vitest';
import { outcomesFor, OUTCOMES } from '../application/outcomes.ts';
import { fillLetter, letterDate, placesOf } from './letter.ts';
import { NOTICES } from './notices.ts';
import { REPLY_OUTCOMES, replyLetter } from './replies.ts';

describe('letters', () => {
  it('are there for every outcome that is an answer today', () => {
    expect([...REPLY_OUTCOMES].toSorted()).toEqual(
      outcomesFor('2026-01-01')
        .map(([id]) => id)
        .toSorted(),
    );
  });

  it.each(REPLY_OUTCOMES)('of %s tell the remedies, 复议 first where information is withheld', (outcome) => {
    const remedy = replyLetter(outcome)?.paragraphs.at(-1) ?? '';
    const withheld = outcome === 'partial' || OUTCOMES.get(outcome)?.group === '不予公开';

    expect(remedy).toContain('60日内');
    expect(remedy).toContain(withheld ? '15日内' : '6个月内');
  });

  it('have no place that is not closed', () => {
    const letters = [...Object.values(NOTICES), ...REPLY_OUTCOMES.flatMap((id) => replyLetter(id) ?? [])];
    const values = (letter: (typeof letters)[number]) =>
      Object.fromEntries(placesOf(letter).map((name) => [name, '某']));

    for (const letter of letters) {
      const filled = fillLetter(letter, values(letter));
      expect(filled.missing).toEqual([]);
      expect(filled.paragraphs.join('')).not.toMatch(/[{}＿]/u);
    }
  });

  it('say what is missing, and fill what was given only once', () => {
    const filled = fillLetter(NOTICES.extension, {
      申请人: '{机关名称}',
      机关名称: '云水县住房和城乡建设局',
      日期: letterDate('2026-03-05'),
      收到日期: ' ',
    });

    expect(filled.addressee).toBe('{机关名称}：');
    expect(filled).toMatchObject({ signature: '云水县住房和城乡建设局', date: '2026年3月5日' });
    expect(filled.missing).toEqual([
      '收到日期',
      '申请编号',
      '申请内容',
      '延期理由',
      '延长工作日数',
      '延期后期限',
    ]);
    expect(filled.paragraphs[0]).toContain('本机关于＿＿＿＿收到');
  });
});
