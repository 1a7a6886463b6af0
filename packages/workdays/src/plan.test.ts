import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarWith } from './calendar.ts';
import { isWorkday, workdaysBetween } from './count.ts';
import { addDays, daysBetween, fromNumber, toNumber } from './dates.ts';
import { DEFAULT_DURATIONS, planBackwards, type Stage, STAGES } from './plan.ts';
import { shortfallOf } from './shortfall.ts';

const day = fc.integer({ min: toNumber('2005-01-01'), max: toNumber('2034-12-31') }).map(fromNumber);
const days = fc.integer({ min: 0, max: 20 });
const durations = fc.record({
  assign: days,
  input: days,
  endorse: days,
  review: days,
  secrecy: days,
  sign: days,
  deliver: days,
  publish: days,
});
/** Days that a body entered itself: how long before the last one, and whether they are worked. */
const ownDays = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.boolean()), {
  selector: ([before]) => before,
  maxLength: 30,
});
const publishBy = '2026-01-31';
const datesOf = ({ stages }: ReturnType<typeof planBackwards>) =>
  Object.fromEntries(stages.map(({ stage, dueOn }) => [stage, dueOn]));

describe('planning backwards', () => {
  it('plans a department from 31 January 2026 and shows the arithmetic', () => {
    const plan = planBackwards({ publishBy, deliverFirst: true });

    expect(plan.arithmetic.join('\n')).toMatchInlineSnapshot(`
      "公开期限 1月31日（周六）前最后一个工作日：1月30日（周五）
      公开 2 个工作日 → 报送截止 1月28日（周三）
      报送 1 个工作日 → 签发截止 1月27日（周二）
      签发 3 个工作日 → 保密审查截止 1月22日（周四）
      保密审查 2 个工作日 → 办公室审核截止 1月20日（周二）
      办公室审核 3 个工作日 → 科室审核截止 1月15日（周四）
      科室审核 2 个工作日 → 填报截止 1月13日（周二）
      填报 10 个工作日 → 分派截止 12月29日（周一）
      分派 2 个工作日 → 最迟启动 12月25日（周四）"
    `);
    expect(datesOf(plan)).toMatchInlineSnapshot(`
      {
        "assign": "2025-12-29",
        "deliver": "2026-01-28",
        "endorse": "2026-01-15",
        "input": "2026-01-13",
        "publish": "2026-01-30",
        "review": "2026-01-20",
        "secrecy": "2026-01-22",
        "sign": "2026-01-27",
      }
    `);
    expect(plan.startOn).toBe('2025-12-25');
    expect(plan.estimated).toBe(false);
  });

  it('lets delivery and publication wait for the signature only, where nothing is filed first', () => {
    const plan = planBackwards({ publishBy });

    expect(datesOf(plan)).toMatchObject({ sign: '2026-01-28', deliver: '2026-01-30', publish: '2026-01-30' });
  });

  it('follows a date noticed for delivery that is earlier than the count, and says so', () => {
    const plan = planBackwards({ publishBy, deliverBy: '2026-01-18', deliverFirst: true });

    expect(datesOf(plan)).toMatchObject({ sign: '2026-01-15', deliver: '2026-01-16', publish: '2026-01-30' });
    expect(plan.arithmetic[2]).toBe(
      '报送期限 1月18日（周日）前最后一个工作日：1月16日（周五），早于倒排日期，以此为准',
    );
  });

  it('lets a delivery that is noticed late hold nothing up', () => {
    const plan = planBackwards({ publishBy, deliverBy: '2026-02-13' });

    expect(datesOf(plan)).toMatchObject({ sign: '2026-01-28', deliver: '2026-02-13', publish: '2026-01-30' });
  });

  it('has no 报送, and no day for it, where the report is sent to nobody', () => {
    const plan = planBackwards({ publishBy, delivers: false, deliverFirst: true, deliverBy: '2026-01-05' });

    expect(plan.stages.map(({ stage }) => stage)).toEqual(STAGES.filter((stage) => stage !== 'deliver'));
    expect(datesOf(plan)).toMatchObject({ sign: '2026-01-28', publish: '2026-01-30' });
    expect(plan.arithmetic.join('')).not.toContain('报送');
    expect(shortfallOf({ publishBy, delivers: false }, '2026-01-05')?.words.join('')).not.toContain('报送');
  });

  it('counts over the Spring Festival and its worked weekends', () => {
    const plan = planBackwards({
      publishBy: '2026-03-31',
      deliverFirst: true,
      durations: { ...DEFAULT_DURATIONS, input: 20 },
    });

    expect(plan.startOn).toBe('2026-02-04');
  });

  it('moves with a day that the body entered', () => {
    const calendar = calendarWith([{ day: '2026-01-30', working: false, source: '测政办〔2026〕3号' }]);

    expect(datesOf(planBackwards({ publishBy }, calendar))).toMatchObject({ publish: '2026-01-29' });
  });

  it('marks a plan in a year whose holidays are not announced, and the year before it too', () => {
    const plan = planBackwards({ publishBy: '2032-01-31' });

    expect([plan.estimated, plan.estimatedYears]).toEqual([true, [2031, 2032]]);
    expect(plan.arithmetic.slice(-2)).toEqual([
      '2031年节假日安排尚未公布，按推算',
      '2032年节假日安排尚未公布，按推算',
    ]);
  });

  it('never ends a stage on a day off, nor after the last date, nor before an earlier stage', () => {
    fc.assert(
      fc.property(day, durations, fc.boolean(), ownDays, (limit, chosen, deliverFirst, entered) => {
        const own = calendarWith(
          entered.map(([before, working]) => ({ day: addDays(limit, -before), working, source: '' })),
        );
        const plan = planBackwards({ publishBy: limit, durations: chosen, deliverFirst }, own);
        const dates = [plan.startOn, ...plan.stages.map(({ dueOn }) => dueOn)];

        expect(dates.every((one) => isWorkday(one, own))).toBe(true);
        expect(dates).toEqual(dates.toSorted());
        expect(daysBetween(dates.at(-1) ?? '', limit)).toBeGreaterThanOrEqual(0);
        STAGES.slice(0, 6).forEach((stage, i) => {
          expect(workdaysBetween(dates[i] ?? '', dates[i + 1] ?? '', own)).toBe(chosen[stage]);
        });
        const [sign = '', deliver = '', publish = ''] = dates.slice(-3);
        expect(workdaysBetween(sign, deliver, own)).toBeGreaterThanOrEqual(chosen.deliver);
        expect(workdaysBetween(deliverFirst ? deliver : sign, publish, own)).toBeGreaterThanOrEqual(
          chosen.publish,
        );
      }),
    );
  });

  it('refuses a stage of a negative or endless length', () => {
    const plan = (review: number) =>
      planBackwards({ publishBy, durations: { ...DEFAULT_DURATIONS, review } });

    expect(() => plan(-1)).toThrow('办公室审核的工作日数应为 0 到 60');
    expect(() => plan(1e9)).toThrow('办公室审核的工作日数应为 0 到 60');
  });
});

describe('a plan that cannot be met', () => {
  it('says which stage is short by how many days, and what would do', () => {
    const short = shortfallOf({ publishBy, deliverFirst: true }, '2026-01-05');

    expect(short?.words.join('\n')).toMatchInlineSnapshot(`
      "1月5日（周一）启动，比最迟启动日期 12月25日（周四）晚 6 个工作日
      分派缺 2 个工作日
      填报缺 4 个工作日
      建议：填报 10→6，办公室审核 3→2，签发 3→2"
    `);
  });

  it('is none where the work can begin on the last day that the plan allows, or on a day off after it', () => {
    const { startOn } = planBackwards({ publishBy: '2026-01-16' });

    expect(shortfallOf({ publishBy: '2026-01-16' }, startOn)).toBeNull();
    expect(shortfallOf({ publishBy: '2026-01-30', deliverFirst: true }, '2025-12-25')).toBeNull();
  });

  it('proposes nothing where a day for each stage is still too long', () => {
    const short = shortfallOf({ publishBy }, '2026-01-28');

    expect(short?.proposal).toBeNull();
    expect(short?.words.at(-1)).toBe('各阶段压缩到 1 个工作日仍不能按期完成，请调整期限或申请延期');
  });

  it('does not shorten a stage that another date makes irrelevant', () => {
    const basis = { publishBy, deliverBy: '2026-01-09', deliverFirst: true };
    const short = shortfallOf(basis, '2025-12-19');

    expect(short?.proposal?.changes.map(({ stage }): Stage => stage)).not.toContain('publish');
  });

  it('counts each missing day once, and proposes what can be met with no stage below one day', () => {
    fc.assert(
      fc.property(
        day,
        durations,
        fc.boolean(),
        fc.integer({ min: -10, max: 150 }),
        (limit, chosen, first, early) => {
          const basis = { publishBy: limit, durations: chosen, deliverFirst: first };
          const startOn = fromNumber(toNumber(limit) - early);
          const short = shortfallOf(basis, startOn);
          const plan = planBackwards(basis);

          expect(short === null).toBe(workdaysBetween(startOn, plan.startOn) >= 0);
          if (!short) return;
          if (!short.proposal) return;
          const proposed = short.proposal.durations;
          expect(shortfallOf({ ...basis, durations: proposed }, startOn)).toBeNull();
          expect(STAGES.every((stage) => proposed[stage] >= Math.min(1, chosen[stage]))).toBe(true);
          expect(STAGES.every((stage) => proposed[stage] <= chosen[stage])).toBe(true);
        },
      ),
    );
  });
});
