import { createHash } from 'node:crypto';
import {
  blankReport,
  fillReportSums,
  formatOfYear,
  type ReportContent,
  readCell,
  cellsOf,
  findFormat,
} from '@nianbao/report-formats';
import type { DataSource } from 'typeorm';
import { ImportsService } from '../../publishing/imports/imports.service.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Attachment } from '../../body/attachments/attachment.entity.ts';
import type { TryOutBody } from './body.ts';
import { LAST_YEAR } from './figures.ts';
import { ORGANISATION } from './people.ts';
import { lastYearTexts } from './texts.ts';

/** A report from before the system, stored through the archive with its source. */
export async function storePastYear(db: DataSource, body: TryOutBody, year: number): Promise<void> {
  const content = pastReport(year);
  const source = Buffer.from(sourceOf(content), 'utf8');
  const attachment = await db.manager.save(Attachment, {
    organisationId: body.organisationId,
    name: `${year}年年报.txt`,
    mediaType: 'text/plain',
    size: source.length,
    sha256: createHash('sha256').update(source).digest('hex'),
    bytes: source,
    uploadedBy: body.user('office').id,
  });
  await new ImportsService(db, new Clock()).store(body.user('office'), {
    content,
    publishedOn: `${year + 1}-01-29`,
    source: { name: attachment.name, attachmentId: attachment.id },
  });
}

function pastReport(year: number): ReportContent {
  const blank = blankReport(formatOfYear(year).id, year, ORGANISATION.name);
  const texts = lastYearTexts(year);
  const tables = Object.fromEntries(
    findFormat(blank.formatId).tables.map((table) => [
      table.id,
      Object.fromEntries(
        cellsOf(table).map((cell) => [cell.path, readCell(OWN[cell.path] ?? '0', cell).value]),
      ),
    ]),
  );
  const paragraphs = (id: string) =>
    (
      texts[id] ??
      (id === 's1'
        ? Object.entries(texts).flatMap(([key, lines]) => (/^s\d$/u.test(key) ? [] : lines.slice(0, 1)))
        : [])
    ).filter((text) => !/\d{2,}件|新收|件、/u.test(text));
  return fillReportSums({
    ...blank,
    metadata: { publisher: ORGANISATION.name, catalogue: '政府信息公开年报' },
    sections: blank.sections.map((section) => ({
      ...section,
      blocks: paragraphs(section.id).map((text, i) => ({
        id: `p${i + 1}`,
        kind: 'paragraph' as const,
        text,
      })),
    })),
    tables,
  });
}

/** One year earlier: fewer cases, and what was carried out is what the next year carried in. */
const OWN: Record<string, string> = {
  ...LAST_YEAR.art20,
  'art20_1/normative_docs/issued': '3',
  'art20_1/normative_docs/repealed': '0',
  'art20_1/normative_docs/in_force': '20',
  'art20_5/licence/decisions': '1190',
  'new_received/natural_person': '24',
  'granted/natural_person': '16',
  'unable_not_held/natural_person': '6',
  'carried_out/natural_person': '2',
};

const sourceOf = ({ title, sections }: ReportContent): string =>
  [
    title,
    ...sections.flatMap(({ number, title: name, blocks }) => [
      number + name,
      ...blocks.map((block) => ('text' in block ? block.text : '')),
    ]),
  ].join('\n');
