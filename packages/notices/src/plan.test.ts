import { expect, it } from 'vitest';
import { planFromNotice } from './plan.ts';
import { readNotice } from './read-notice.ts';
import { yearMismatch } from './year-mismatch.ts';

const HEAD =
  '云溪市人民政府办公室关于做好2025年政府信息公开工作年度报告编制发布工作的通知\n各县区人民政府，市直各部门：\n';
const END = '\n云溪市人民政府办公室\n2025年12月19日';
const notice = (...sentences: string[]) => readNotice(`${HEAD}${sentences.join('\n')}${END}`);
const TWO =
  '市直各部门于2026年1月23日前报送，1月29日前公开。\n各县区人民政府于2026年2月20日前报送，3月20日前公开。';

it('plans a department from its own dates and shows every step from the notice on', () => {
  const { basis, arithmetic } = planFromNotice(notice(TWO), { year: 2025, body: 'department' });

  expect(basis).toEqual({
    publishBy: '2026-01-29',
    deliverBy: '2026-01-23',
    deliverFirst: false,
    delivers: true,
  });
  expect(arithmetic.join('\n')).toMatchInlineSnapshot(`
    "通知要求公开：1月29日（周四）前（“市直各部门于2026年1月23日前报送，1月29日前公开。”），早于法定公开日 1月31日（周六）（《政府信息公开条例》（国务院令第711号）第四十九条），以通知为准
    通知要求报送：1月23日（周五）前（“市直各部门于2026年1月23日前报送，1月29日前公开。”）
    公开期限 1月29日（周四）为工作日
    报送期限 1月23日（周五）为工作日
    报送 1 个工作日 → 签发截止 1月22日（周四）
    签发 3 个工作日 → 保密审查截止 1月19日（周一）
    保密审查 2 个工作日 → 办公室审核截止 1月15日（周四）
    办公室审核 3 个工作日 → 科室审核截止 1月12日（周一）
    科室审核 2 个工作日 → 填报截止 1月8日（周四）
    填报 10 个工作日 → 分派截止 12月24日（周三）
    分派 2 个工作日 → 最迟启动 12月22日（周一）"
  `);
});

it('plans a government from those for governments', () => {
  const { basis } = planFromNotice(notice(TWO), { year: 2025, body: 'government' });

  expect(basis).toMatchObject({ publishBy: '2026-03-20', deliverBy: '2026-02-20' });
});

it.each([
  [
    'earlier than the law',
    '请于2026年1月20日前公开。',
    '2026-01-20',
    /早于法定公开日 1月31日.*第四十九条.*以通知为准/u,
  ],
  [
    'later than the law',
    '请于2026年2月10日前公开。',
    '2026-01-31',
    /晚于法定公开日 1月31日.*以法定日期为准/u,
  ],
  ['the day of the law', '请于2026年1月31日前公开。', '2026-01-31', /与法定公开日 1月31日.*一致/u],
  ['not told', '请认真编制。', '2026-01-31', /通知没有写公开日期，按法定公开日/u],
  ['not decided', '请于2026年1月中旬前公开。', '2026-01-31', /通知没有写公开日期/u],
])('counts back from the earlier day where the notice asks for one %s', (_, sentence, publishBy, words) => {
  const { basis, arithmetic } = planFromNotice(notice(sentence), { year: 2025, body: 'department' });

  expect(basis.publishBy).toBe(publishBy);
  expect(arithmetic[0]).toMatch(words);
});

it('delivers first where the notice says so', () => {
  const { basis, arithmetic } = planFromNotice(notice('请于2026年1月20日前报送。', '先备案后公布。'), {
    year: 2025,
    body: 'department',
  });

  expect(basis).toMatchObject({ deliverBy: '2026-01-20', deliverFirst: true });
  expect(arithmetic).toContain('通知要求先报送后公开（“先备案后公布。”）');
});

it('says when a draft is due before the office has reviewed it', () => {
  const { arithmetic } = planFromNotice(notice('请于2026年1月5日前报送初稿。'), {
    year: 2025,
    body: 'department',
  });

  expect(arithmetic.at(-1)).toMatch(/初稿：1月5日.*早于倒排的办公室审核截止 .*请相应提前/u);
});

it('has no delivery for a body that sends its report nowhere', () => {
  const { basis, plan } = planFromNotice(notice(TWO), { year: 2025, body: 'department', delivers: false });

  expect(basis).toMatchObject({ deliverBy: null, delivers: false });
  expect(plan.stages.map(({ stage }) => stage)).not.toContain('deliver');
});

it('is 31 March for a department before the 条例 of 2019', () => {
  expect(planFromNotice(notice('请认真编制。'), { year: 2018, body: 'department' }).basis.publishBy).toBe(
    '2019-03-31',
  );
});

it('says when a notice is about another year', () => {
  expect(yearMismatch(notice(TWO), 2025)).toBeNull();
  expect(yearMismatch(readNotice('请报送年度报告。'), 2025)).toBeNull();
  expect(yearMismatch(notice(TWO), 2026)).toEqual({
    noticeYear: 2025,
    year: 2026,
    sentence: HEAD.split('\n')[0],
    words: '这份通知说的是 2025 年度，正在开启的是 2026 年度，请核对',
  });
});
