import { zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { decodeSource } from './decode.ts';
import { importReport } from './import-report.ts';
import { isRefusal, type ImportResult } from './result.ts';

// Other tests run at the same time: what counts is the processor's time, in milliseconds.
vi.setConfig({ testTimeout: 60_000 });
const processorTime = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(bytes: Uint8Array, fileName?: string): ImportResult {
  const input = decodeSource(bytes, fileName);
  return isRefusal(input) ? input : importReport(input);
}

/** A zip whose headers claim that what it holds is small. */
function lyingZip(): Uint8Array {
  const zip = zipSync({ 'word/document.xml': new Uint8Array(60_000_000) }, { level: 9 });
  const view = new DataView(zip.buffer);
  for (let at = 0; at < zip.length - 30; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x02014b50) view.setUint32(at + 24, 1000, true);
    if (signature === 0x04034b50) view.setUint32(at + 22, 1000, true);
  }
  return zip;
}

function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 12_345;
  for (let i = 0; i < length; i += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    bytes[i] = state >>> 16;
  }
  return bytes;
}

const page = (body: string): Uint8Array => bytesOf(`<html><body>${body}`);
const word = (xml: string): Uint8Array => zipSync({ 'word/document.xml': bytesOf(xml) });
const fonts = Array.from({ length: 400 }, (_, size) => `<font size="${size}">`).join('');

describe('refuses within two seconds, with a reason', () => {
  const cases: [string, () => Uint8Array][] = [
    ['10 MB of text', () => bytesOf('政府信息公开工作年度报告\n'.repeat(300_000))],
    ['10 MB in one line', () => bytesOf('公'.repeat(3_500_000))],
    ['a page of 10 MB', () => page('<p>公开</p>'.repeat(800_000))],
    ['a page nested 10,000 deep', () => page('<div>'.repeat(10_000))],
    ['tables nested 10,000 deep', () => page('<table><tr><td>'.repeat(10_000))],
    [
      'formatting left open before very many paragraphs',
      () => page(`<p>${fonts}</p>${'<p>x'.repeat(90_000)}`),
    ],
    [
      'a zip bomb as Word file',
      () => zipSync({ 'word/document.xml': new Uint8Array(60_000_000) }, { level: 9 }),
    ],
    ['a zip bomb that lies about its size', lyingZip],
    ['a Word file of tables nested 10,000 deep', () => word('<w:tbl><w:tr><w:tc>'.repeat(10_000))],
    [
      'a Word file of very many paragraphs',
      () => word('<w:p><w:r><w:t>公</w:t></w:r></w:p>'.repeat(500_000)),
    ],
    ['random bytes', () => randomBytes(3_000_000)],
    ['a few random bytes', () => randomBytes(64)],
    ['zeros', () => new Uint8Array(100_000)],
    ['a broken zip', () => word('<w:p/>').slice(0, 40)],
    ['an archive that is no Word file', () => zipSync({ 'a.txt': bytesOf('x') })],
    ['a PDF', () => bytesOf('%PDF-1.7 …')],
    ['nothing', () => new Uint8Array()],
    ['blanks', () => bytesOf(' \n\u3000\n')],
  ];

  it.each(cases)('%s', (_, make) => {
    const bytes = make();
    const start = processorTime();

    const result = read(bytes, 'file');

    expect(processorTime() - start).toBeLessThan(2000);
    expect(isRefusal(result) && result.refusal.message).toMatch(/[一-龥]{4}/u);
  });
});

describe('does not slow down on lines made to be tried again and again', () => {
  const lines = [
    '信息内容',
    '行政复议',
    '结果维持',
    '一、本年新收政府信息公开申请数量',
    '规章 |',
    '索引号：1',
    '统计指标',
    '公开报告',
    '自然人',
    '| | | |',
    '某局',
    '0',
    '打印',
    '首页 > 公开 > ',
  ];

  /** Processor time for so many of the line, in milliseconds. */
  const cost = (line: string, count: number): number => {
    const bytes = bytesOf(`${line}\n`.repeat(count));
    const start = processorTime();
    read(bytes);
    return processorTime() - start;
  };

  it.each(lines)('%s', (line) => {
    cost(line, 3_300);

    // Three times as much costs about three times as much; what is tried again for each line would cost nine times.
    expect(cost(line, 9_900)).toBeLessThan(6 * cost(line, 3_300) + 200);
  });
});

describe('tells encodings apart', () => {
  const text = '某局2020年政府信息公开工作年度报告\n一、总体情况\n无。';

  it('reads GB18030', () => {
    // 政府信息公开年报
    const gbk = new Uint8Array([
      0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2, 0xb9, 0xab, 0xbf, 0xaa, 0xc4, 0xea, 0xb1, 0xa8,
    ]);

    expect(decodeSource(gbk)).toEqual({ kind: 'text', text: '政府信息公开年报' });
  });

  it('reads UTF-16 with a mark', () => {
    const wide = new Uint8Array(2 + text.length * 2);
    wide.set([0xff, 0xfe]);
    for (let i = 0; i < text.length; i += 1)
      new DataView(wide.buffer).setUint16(2 + i * 2, text.charCodeAt(i), true);

    expect(decodeSource(wide)).toEqual({ kind: 'text', text });
  });

  it('takes a fragment with tags for a page', () => {
    expect(decodeSource(bytesOf('<p>一、总体情况</p><p>无。</p>'))).toMatchObject({ kind: 'html' });
  });
});
