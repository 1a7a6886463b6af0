import { Injectable } from '@nestjs/common';
import type { Body, PublicationSummary, storeArchive } from '@nianbao/contracts';
import type { ReportContent } from '@nianbao/report-formats';
import { DataSource } from 'typeorm';
import { Attachment } from '../../body/attachments/attachment.entity.ts';
import { record } from '../../record/chain/record.ts';
import { Clock } from '../../platform/clock/clock.module.ts';
import { Problem } from '../../platform/http/problem.ts';
import { requireRole } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Organisation } from '../../body/organisations/organisation.entity.ts';
import { publicPath } from '../../report/publications/publications.queries.ts';
import { Publication } from '../../report/publications/publication.entity.ts';
import { Report } from '../../report/reports/report.entity.ts';
import { contentHash } from '../../report/reports/compose.ts';
import { archiveProblems } from './imported-content.ts';

/** The body's published reports; past years are brought in from their source, which is kept. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(user: SignedInUser): Promise<PublicationSummary[]> {
    const tx = this.db.manager;
    const { slug } = await tx.findOneByOrFail(Organisation, { id: user.organisationId });
    const publications = await tx.find(Publication, {
      where: { organisationId: user.organisationId },
      order: { year: 'DESC', edition: 'DESC' },
    });
    return publications.map((publication) => summaryOf(slug, publication));
  }

  /** @throws already-exists when the year is published already, or is being prepared here. */
  store(
    user: SignedInUser,
    { content, publishedOn, source }: Body<typeof storeArchive>,
  ): Promise<PublicationSummary> {
    requireRole(user, 'office');
    const problems = archiveProblems({ content, publishedOn }, this.clock.today());
    if (problems.length > 0) throw new Problem('invalid-input', problems);
    return this.db.transaction(async (tx) => {
      const { slug } = await tx.findOneByOrFail(Organisation, { id: user.organisationId });
      const { organisationId } = user;
      if (!(await tx.existsBy(Attachment, { id: source.attachmentId, organisationId }))) {
        throw new Problem('reference-unknown', [
          { field: 'source.attachmentId', message: '源文件不存在，请重新上传' },
        ]);
      }
      if (await tx.existsBy(Report, { organisationId, year: content.year })) {
        throw new Problem('already-exists', [
          { field: 'content.year', message: `${content.year} 年度的年报正在本系统编制` },
        ]);
      }
      // Two at once meet at the constraint `publication_edition`; this one only finds better words.
      if (await tx.existsBy(Publication, { organisationId, year: content.year })) {
        throw new Problem('already-exists', [
          { field: 'content.year', message: `${content.year} 年度的年报已经公开，不能重复导入` },
        ]);
      }
      const publication = await tx.save(Publication, {
        organisationId,
        reportId: null,
        year: content.year,
        edition: 1,
        formatId: content.formatId,
        title: content.title,
        content: content as ReportContent,
        contentHash: contentHash(content),
        reason: null,
        imported: true,
        sourceName: source.name,
        sourceId: source.attachmentId,
        publishedBy: user.id,
        publishedAt: new Date(`${publishedOn}T00:00:00+08:00`),
      });
      await record(tx, {
        organisationId,
        actor: user,
        action: 'archive.store',
        after: {
          year: content.year,
          title: content.title,
          source: source.name,
          contentHash: publication.contentHash,
        },
      });
      return summaryOf(slug, publication);
    });
  }
}

const summaryOf = (slug: string, publication: Publication): PublicationSummary => ({
  id: publication.id,
  year: publication.year,
  edition: publication.edition,
  formatId: publication.formatId,
  title: publication.title,
  publishedAt: publication.publishedAt.toISOString(),
  imported: publication.imported,
  path: publicPath(slug, publication.year),
  contentHash: publication.contentHash,
});
