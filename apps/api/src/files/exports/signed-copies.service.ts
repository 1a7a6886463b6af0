import { Injectable } from '@nestjs/common';
import type { addSignedCopy, Body, SignedCopyView } from '@nianbao/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { Attachment } from '../../body/attachments/attachment.entity.ts';
import { record } from '../../record/chain/record.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { namesOf } from '../../body/people/names-of.ts';
import { Publication } from '../../report/publications/publication.entity.ts';
import { composeReport, contentHash } from '../../report/reports/compose.ts';
import { loadReportState, type ReportState } from '../../report/reports/report-state.ts';
import { SignedCopy } from './signed-copy.entity.ts';

/** Scanned, stamped papers, and whether each is the paper of what is public (纸电一致). */
@Injectable()
export class SignedCopiesService {
  constructor(private readonly db: DataSource) {}

  async list(user: SignedInUser, reportId: string): Promise<SignedCopyView[]> {
    const tx = this.db.manager;
    const { organisationId } = user;
    const state = await loadReportState(tx, organisationId, reportId);
    const copies = await tx.find(SignedCopy, {
      where: { reportId, organisationId },
      order: { addedAt: 'DESC', id: 'ASC' },
    });
    return viewsOf(tx, state, copies);
  }

  add(
    user: SignedInUser,
    reportId: string,
    { attachmentId, printedHash }: Body<typeof addSignedCopy>,
  ): Promise<SignedCopyView> {
    return this.db.transaction(async (tx) => {
      const { organisationId } = user;
      const state = await loadReportState(tx, organisationId, reportId, 'share');
      requireRole(user, 'office');
      const file = await tx.findOne(Attachment, {
        where: { id: attachmentId, organisationId },
        select: { id: true, mediaType: true },
      });
      if (!file) throw refused('reference-unknown', '扫描件不存在，请重新上传');
      if (!SCANS.has(file.mediaType)) throw refused('invalid-input', '扫描件应是 PDF、OFD、JPG 或 PNG 文件');
      const copy = await tx.save(SignedCopy, {
        organisationId,
        reportId,
        attachmentId,
        printedHash,
        addedBy: user.id,
      });
      const [view] = await viewsOf(tx, state, [copy]);
      if (!view) throw new Error(`signed copy ${copy.id} cannot be read back`);
      await record(tx, {
        organisationId,
        actor: user,
        action: 'report.add_signed_copy',
        reportId,
        after: { file: view.name, printedHash, agreement: view.agreement },
      });
      return view;
    });
  }
}

/** What scanners and signing pads make. */
const SCANS = new Set(['application/pdf', 'application/ofd', 'image/jpeg', 'image/png']);

const refused = (code: 'reference-unknown' | 'invalid-input', message: string): Problem =>
  new Problem(code, [{ field: 'attachmentId', message }]);

async function viewsOf(
  tx: EntityManager,
  state: ReportState,
  copies: readonly SignedCopy[],
): Promise<SignedCopyView[]> {
  const { organisation, report } = state;
  const [published, ...earlier] = await tx.find(Publication, {
    where: { organisationId: organisation.id, year: report.year },
    select: { id: true, edition: true, contentHash: true },
    order: { edition: 'DESC' },
  });
  const current = contentHash(composeReport(state));
  const names = await namesOf(
    tx,
    copies.map(({ addedBy }) => addedBy),
  );
  const files = await tx.find(Attachment, {
    where: copies.map(({ attachmentId: id }) => ({ id, organisationId: organisation.id })),
    select: { id: true, name: true },
  });
  return copies.map(({ id, attachmentId, printedHash, addedBy, addedAt }) => ({
    id,
    attachmentId,
    name: files.find((file) => file.id === attachmentId)?.name ?? '',
    printedHash,
    agreement: agreementOf(printedHash, {
      published: published ? [published.contentHash] : [],
      current: [current],
      earlier: earlier.map(({ contentHash: hash }) => hash),
    }),
    addedBy: { id: addedBy, name: names.get(addedBy) ?? '' },
    addedAt: addedAt.toISOString(),
  }));
}

/** The first that the printed hash, short or whole, belongs to. */
function agreementOf(
  printedHash: string,
  hashes: Readonly<Record<'published' | 'current' | 'earlier', readonly string[]>>,
): SignedCopyView['agreement'] {
  const of = (each: keyof typeof hashes) => hashes[each].some((hash) => hash.startsWith(printedHash));
  return (['published', 'current', 'earlier'] as const).find(of) ?? 'none';
}
