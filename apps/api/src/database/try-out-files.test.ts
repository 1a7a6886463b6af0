import { execFileSync, spawnSync } from 'node:child_process';
import { decodeSource, importReport, isRefusal } from '@nianbao/importer';
import { blockText, cellsOf, findFormat, printCell, type ReportContent } from '@nianbao/report-formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StartedApp, startApp } from '../../test/app.ts';
import { until } from '../../test/until.ts';
import { Publication } from '../report/publications/publication.entity.ts';
import { loadTryOut } from './try-out.ts';

// A whole database, on machines that do other things as well.
let started: StartedApp;
/** The report of last year as it is published, and the address of its files. */
let content: ReportContent;
let files: string;

beforeAll(async () => {
  started = await startApp({ alone: true });
  await loadTryOut(started.db);
  const [published] = await started.db.manager.find(Publication, {
    where: { imported: false },
    order: { year: 'DESC' },
    take: 1,
  });
  if (!published) throw new Error('nothing is published');
  ({ content } = published);
  files = `/reports/yunxi-yingshang/${published.year}/editions/${published.edition}`;
  // The files are made when the page is first asked for.
  await started.anyone().get(files);
}, 60_000);
afterAll(() => started.close());

async function fileOf(name: string): Promise<Buffer> {
  const { status, body } = await started
    .anyone()
    .get(`${files}/files/${name}`)
    .buffer(true)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => done(null, Buffer.concat(pieces)));
    });
  if (status !== 200) throw new Error(`${name}: ${status}`);
  return body;
}

function imported(bytes: Buffer, name: string): ReportContent {
  const source = decodeSource(bytes, name);
  const read = isRefusal(source) ? source : importReport(source);
  if (isRefusal(read)) throw new Error(read.refusal.message);
  return read.content;
}

/** What people read of a report: title, texts and every figure of its form. */
const readable = (report: ReportContent) => ({
  title: report.title,
  sections: report.sections.map(({ number, title, blocks }) => [number + title, ...blocks.map(blockText)]),
  figures: figuresOf(report),
});
const figuresOf = (report: ReportContent): string[][] =>
  findFormat(report.formatId).tables.flatMap(({ id, ...table }) =>
    cellsOf({ id, ...table }).map(({ path }) => [
      `tables/${id}/${path}`,
      printCell(report.tables[id]?.[path]),
    ]),
  );

it('is the content itself in JSON', async () => {
  expect(JSON.parse((await fileOf('report.json')).toString('utf8'))).toEqual(content);
});

it.each(['report.docx', 'page.html'])('is read back from %s with every text and figure', async (name) => {
  const bytes =
    name === 'page.html' ? Buffer.from((await started.anyone().get(files)).text) : await fileOf(name);

  expect(readable(imported(bytes, name))).toEqual(readable(content));
});

it('has every figure at its address in CSV and in XML', async () => {
  const tables = findFormat(content.formatId).tables.map(({ id }) => id);
  const csv = (await Promise.all(tables.map((id) => fileOf(`${id}.csv`)))).map(String).join('');
  const xml = String(await fileOf('report.xml'));

  const inCsv = [...csv.matchAll(/^(tables\/[^,]+),.*,([^,\r]*)\r$/gmu)].map(([, at = '', value = '']) => [
    at,
    value,
  ]);
  const inXml = [...xml.matchAll(/<cell path="[^"]+"[^>]*>([^<]*)<\/cell>/gu)].map(([, value]) => value);
  expect(inCsv).toEqual(figuresOf(content));
  expect(inXml).toEqual(figuresOf(content).map(([, value]) => value));
});

it.skipIf(spawnSync('pdftotext', ['-v']).error)(
  'is in the PDF with every text, and every row of figures in its order (skipped where pdftotext is not installed)',
  async () => {
    let input: Uint8Array = new Uint8Array();
    await until('the PDF', async () => {
      input = await fileOf('report.pdf').catch(() => input);
      return input.length > 0;
    });

    // Without the foot of each page, so that a text goes on where the page turns.
    const area = ['-raw', '-x', '0', '-y', '0', '-W', '596', '-H', '743'];
    const words = bare(execFileSync('pdftotext', [...area, '-', '-'], { input, encoding: 'utf8' }));

    const { title, sections } = readable(content);
    const texts = [title, ...sections.flat(), ...rowsOf(content)].map(bare);
    expect(texts.filter((text) => !words.includes(text))).toEqual([]);
  },
);

const bare = (text: string): string => text.replace(/[\s\u200b]+/gu, '');

/** The figures of each row of the form, as they stand side by side. */
const rowsOf = (report: ReportContent): string[] => {
  const rows = new Map<string, string>();
  for (const [address = '', value = ''] of figuresOf(report)) {
    const row = address.replace(/\/[^/]+$/u, '');
    rows.set(row, `${rows.get(row) ?? ''}${value}`);
  }
  return [...rows.values()];
};
