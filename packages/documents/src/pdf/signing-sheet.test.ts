import { afterAll, describe, expect, it, vi } from 'vitest';
import { hasPdftotext, readPdf } from '../../test/pdf-text.ts';
import { closePdf, signingSheetPdf, type SigningSheet } from '../pdf.ts';
import { signingSheetModel } from './signing-sheet.ts';

// Processes are started, and other tests run at the same time.
vi.setConfig({ testTimeout: 60_000 });

afterAll(closePdf);

const HASH = 'abf46c447ebff3d8'.repeat(4);
const sheet = (more: Partial<SigningSheet> = {}): SigningSheet => ({
  title: '某局2025年政府信息公开工作年度报告',
  organisation: '某局',
  year: 2025,
  contentHash: HASH,
  printedOn: '2026年1月20日',
  reason: null,
  figures: [{ label: '本年新收申请（件）', value: '17', lastYear: '15', change: '+2（+13.3%）' }],
  findings: [{ level: '警告', message: '结转 #sys.inputs $x$ 不符', explanation: '上年漏报一件。' }],
  changes: { since: '上次送签', places: [{ place: '第 3 段', before: '十七件', after: '十八件' }] },
  opinions: [{ name: '甲某', date: '2026年1月19日', opinion: '同意。', stands: true }],
  signers: ['甲某', '乙某'],
  anchor: { head: '0f1e2d3c4b5a6978'.repeat(4), entries: 1286, at: '2026年1月20日 09:30' },
  ...more,
});
const pages = (pdf: Uint8Array): number =>
  [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Type ?\/Page\b/gu),
  ].length;
const long = '很长的一段话'.repeat(100);

it('is the same bytes for the same content, and one page at its fullest', async () => {
  const full = sheet({
    title: long,
    organisation: long,
    reason: long,
    figures: Array.from({ length: 30 }, () => ({ label: long, value: '1', lastYear: '2', change: '-1' })),
    findings: Array.from({ length: 30 }, () => ({ level: '错误', message: long, explanation: long })),
    changes: {
      since: '上次送签',
      places: Array.from({ length: 99 }, () => ({ place: long, before: long, after: long })),
    },
    opinions: Array.from({ length: 20 }, () => ({
      name: long,
      date: '2026年1月19日',
      opinion: long,
      stands: false,
    })),
    signers: Array.from({ length: 20 }, () => long),
    anchor: { head: HASH, entries: 123_456_789, at: '2026年12月30日 09:30' },
  });

  const [once, again, fullest] = [
    await signingSheetPdf(sheet()),
    await signingSheetPdf(sheet()),
    await signingSheetPdf(full),
  ];

  expect(Buffer.compare(once, again)).toBe(0);
  expect([pages(once), pages(fullest)]).toEqual([1, 1]);
});

it.each([
  ['十七件', '十八件', '十七件', '十八件'],
  ['', '新增一段。', '（空）', '新增一段。'],
  [
    '把政务公开纳入科室年度考核，所占分值4分，全年组织业务培训3次，参训76人次，满意率98.6%。',
    '把政务公开纳入科室年度考核，所占分值4分，全年组织业务培训3次，参训79人次，满意率98.6%。',
    '…培训3次，参训76人次，满意率98…',
    '…培训3次，参训79人次，满意率98…',
  ],
  ['一句话。', '一句话。又加了一句。', '一句话。', '一句话。又加了一句。'],
  [`甲${long}`, `乙${long}`, '甲很长的一段话很长…', '乙很长的一段话很长…'],
])('shows of a long text what differs', (before, after, was, is) => {
  const places = [{ place: '第 3 段', before, after }];
  const { changes } = signingSheetModel(sheet({ changes: { since: '上次送签', places } }), false);

  expect(changes).toEqual([{ place: '第 3 段', before: was, after: is }]);
});

const findings = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    level: index === 0 ? '错误' : '警告',
    message: `第${index}项结转不符`,
    explanation: null,
  }));

describe.skipIf(!hasPdftotext)('what stands on it (skipped without pdftotext)', () => {
  const printed = async (more?: Partial<SigningSheet>) =>
    readPdf(await signingSheetPdf(sheet(more)), ['-raw', '-H', '842']).replaceAll(/\s/gu, '');

  it.each([
    ['key figures with last year’s and the difference', '本年新收申请（件）1715+2（+13.3%）'],
    ['findings as they are, with their explanations', '结转#sys.inputs$x$不符情况说明：上年漏报一件。'],
    ['what changed', '第3段：十七件→十八件'],
    ['the opinions so far', '甲某（2026年1月19日）：同意。'],
    ['the order of signing', '甲某→乙某'],
    ['the hash, short and whole', HASH],
    [
      'where the record ended',
      '审计记录锚点：截至2026年1月20日09:30共1286条，末条校验码（前16位）0f1e2d3c4b5a6978。',
    ],
  ])('has %s', async (_, words) => {
    expect(await printed()).toContain(words);
  });

  it('says when there is nothing to compare with, and how much is left out', async () => {
    const words = await printed({ changes: null, findings: findings(300), opinions: [] });
    const shown = words.match(/第\d+项结转不符/gu)?.length ?? 0;

    expect(words).toContain('没有可以对照的上一次送签');
    expect(words).toContain('共300项：错误1项、警告299项；均无情况说明。');
    expect(shown).toBeGreaterThan(8);
    expect(words).toContain(`另有${300 - shown}项，见系统`);
    expect(words).toContain('尚无意见');
  });

  it('shows all where the page has room', async () => {
    const words = await printed({ findings: findings(9) });

    expect(words.match(/第\d+项结转不符/gu)).toHaveLength(9);
    expect(words).not.toContain('见系统');
  });
});
