import { Injectable } from '@nestjs/common';
import { placeName } from '@nianbao/checks';
import type { FindingView } from '@nianbao/contracts';
import { signingSheetPdf, type SigningSheet } from '@nianbao/documents/pdf';
import { changesBetween, type ContentChange, printCell, type ReportContent } from '@nianbao/report-formats';
import { todayInShanghai } from '@nianbao/workdays';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditChain } from '../../record/chain/audit-entry.entity.ts';
import { recordReading } from '../../record/chain/record-reading.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { namesOf } from '../../body/people/names-of.ts';
import { composeReport, contentHash } from '../../report/reports/compose.ts';
import { latestPublication } from '../../report/publications/publications.queries.ts';
import { findingsOf, previousOf } from '../../report/reports/report-findings.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import { Signature } from '../../report/reports/signature.entity.ts';
import { madePdf } from './made-pdf.ts';
import { fileName, type SentFile } from './sent-file.ts';

const LEVELS = { error: '错误', warning: '警告', question: '请核对' } as const;

/** 签批单: what a leader wants to know before signing, on one sheet of paper. */
@Injectable()
export class SigningSheetService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async make(user: SignedInUser, reportId: string): Promise<SentFile> {
    const tx = this.db.manager;
    const state = await loadReportState(tx, user.organisationId, reportId);
    if (state.report.status !== 'published') await recordReading(this.db, user, { reportId });
    const anchor = await recordEnd(tx, user.organisationId, this.clock.now());
    const sheet = { ...(await sheetOf(tx, state, printedDay(this.clock.today()))), anchor };
    return {
      name: fileName(`${state.report.title}签批单`, 'pdf'),
      mediaType: 'application/pdf',
      bytes: await madePdf(signingSheetPdf(sheet)),
    };
  }
}

/** Where the body's record ends now; printed, it is kept by whoever keeps the paper. */
async function recordEnd(
  tx: EntityManager,
  organisationId: string,
  now: Date,
): Promise<SigningSheet['anchor']> {
  const chain = await tx.findOneBy(AuditChain, { organisationId });
  if (!chain || chain.length === 0) return null;
  const time = now.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', timeStyle: 'short' });
  return { head: chain.head, entries: chain.length, at: `${printedDay(todayInShanghai(now))} ${time}` };
}

async function sheetOf(
  tx: EntityManager,
  state: ReportState,
  printedOn: string,
): Promise<Omit<SigningSheet, 'anchor'>> {
  const { report, organisation } = state;
  const content = composeReport(state);
  const lastYear = await previousOf(tx, state);
  const signatures = await tx.find(Signature, {
    where: { reportId: report.id, organisationId: organisation.id },
    order: { signedAt: 'ASC' },
  });
  const hash = contentHash(content);
  const names = await namesOf(tx, [...report.signerIds, ...signatures.map(({ signerId }) => signerId)]);
  const findings = await findingsOf(tx, state, content);
  return {
    title: content.title,
    organisation: content.organisation,
    year: content.year,
    contentHash: hash,
    printedOn,
    reason: report.correction,
    figures: state.format.keyFigures.map(({ label, unit, table, path }) => {
      const now = content.tables[table]?.[path] ?? null;
      const before = lastYear?.content.tables[table]?.[path] ?? null;
      return {
        label: `${label}（${unit}）`,
        value: printCell(now) || '未填',
        lastYear: lastYear ? printCell(before) || '未填' : '—',
        change: changeInWords(now, before),
      };
    }),
    findings: findings.toSorted(byWeight).map(({ level, message, waiver }) => ({
      level: LEVELS[level],
      message,
      explanation: waiver?.reason ?? null,
    })),
    changes: changesSince(content, signatures.at(-1), await editionBefore(tx, state)),
    opinions: signatures
      .filter(({ edition }) => edition === report.edition)
      .map((signature) => ({
        name: names.get(signature.signerId) ?? '',
        date: printedDay(signature.signedAt.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })),
        opinion: signature.opinion || '同意',
        stands: signature.contentHash === hash,
      })),
    signers: report.signerIds.map((id) => names.get(id) ?? ''),
  };
}

const WEIGHTS = Object.keys(LEVELS);
/** Errors first, and of each kind what nobody has explained: a page may not have room for all. */
const byWeight = (a: FindingView, b: FindingView): number =>
  WEIGHTS.indexOf(a.level) - WEIGHTS.indexOf(b.level) ||
  Number(a.waiver !== null) - Number(b.waiver !== null);

/** Of a correction: what is public. */
async function editionBefore(
  tx: EntityManager,
  { report, organisation }: ReportState,
): Promise<ReportContent | null> {
  return (await latestPublication(tx, organisation.id, report.year))?.content ?? null;
}

function changesSince(
  content: ReportContent,
  signature: Signature | undefined,
  published: ReportContent | null,
): SigningSheet['changes'] {
  const before = signature?.content ?? published;
  if (!before) return null;
  return {
    since: signature?.content ? '上次签发' : '公开版本',
    places: changesBetween(before, content).map((change) => ({
      place: placeName(change.address, change.kind === 'block' && change.after === null ? before : content),
      before: words(change, change.before),
      after: words(change, change.after),
    })),
  };
}

const words = (_: ContentChange, value: string | number | null): string =>
  typeof value === 'number' ? printCell(value) : (value ?? '');

function changeInWords(now: number | null | 'n/a', before: number | null | 'n/a'): string {
  if (typeof now !== 'number' || typeof before !== 'number') return '—';
  const difference = Math.round((now - before) * 1e6) / 1e6;
  const sign = difference > 0 ? '+' : '';
  const share = before === 0 ? '' : `（${sign}${((difference / before) * 100).toFixed(1)}%）`;
  return difference === 0 ? '持平' : `${sign}${printCell(difference)}${share}`;
}

/** `2026-01-20` as 成文日期 are printed: 2026年1月20日. */
function printedDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
