import type { OrganisationSettings } from '@nianbao/contracts';
import { checkTemplate, type DocxOptions, fillTemplate, toDocx } from '@nianbao/documents/docx';
import type { ReportContent } from '@nianbao/report-formats';
import type { EntityManager } from 'typeorm';
import { Attachment } from '../attachments/attachment.entity.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Organisation } from './organisation.entity.ts';

type WordTemplate = NonNullable<OrganisationSettings['wordTemplate']>;

/** The template as it is kept, under the name of its file; one that is new is refused with every reason against it. */
export async function usableTemplate(
  tx: EntityManager,
  organisationId: string,
  asked: WordTemplate,
  before: WordTemplate | null | undefined,
): Promise<WordTemplate> {
  if (asked.attachmentId === before?.attachmentId) return before;
  const { bytes, name } = await attachmentOf(tx, organisationId, asked.attachmentId);
  const problems = checkTemplate(new Uint8Array(bytes));
  if (problems.length > 0) throw refused(problems);
  return { attachmentId: asked.attachmentId, name };
}

/** The report as a Word file as the body has them: in its font, on its template or the one that is `asked` for. */
export async function wordFile(
  tx: EntityManager,
  { id, settings }: Pick<Organisation, 'id' | 'settings'>,
  content: ReportContent,
  { asked, ...options }: DocxOptions & { asked?: string | undefined },
): Promise<Uint8Array> {
  const look = { ...options, ...(settings.textFont ? { fonts: { text: settings.textFont } } : {}) };
  const template = asked ?? settings.wordTemplate?.attachmentId ?? 'none';
  if (template === 'none') return toDocx(content, look);
  const { bytes } = await attachmentOf(tx, id, template);
  const filled = fillTemplate(new Uint8Array(bytes), content, look);
  if ('problems' in filled) throw refused(filled.problems);
  return filled;
}

async function attachmentOf(
  tx: EntityManager,
  organisationId: string,
  id: string,
): Promise<{ bytes: Buffer; name: string }> {
  const found = await tx.findOne(Attachment, {
    where: { id, organisationId },
    select: { id: true, name: true, bytes: true },
  });
  if (found) return found;
  throw new Problem('reference-unknown', [{ field: 'template', message: '模板不存在，请重新上传' }]);
}

const refused = (problems: readonly string[]): Problem =>
  new Problem(
    'template-invalid',
    problems.map((message) => ({ field: 'template', message })),
  );
