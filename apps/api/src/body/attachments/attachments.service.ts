import { Injectable } from '@nestjs/common';
import type { AttachmentView } from '@nianbao/contracts';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { recordReading } from '../../record/chain/record-reading.ts';
import { record } from '../../record/chain/record.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { Attachment } from './attachment.entity.ts';
import type { UploadedFile } from './uploaded-file.ts';

@Injectable()
export class AttachmentsService {
  constructor(private readonly db: DataSource) {}

  store(user: SignedInUser, { name, mediaType, bytes }: UploadedFile): Promise<AttachmentView> {
    const { id: uploadedBy, organisationId } = user;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return this.db.transaction(async (tx) => {
      const stored = { organisationId, name, mediaType, size: bytes.length, sha256, uploadedBy };
      const { identifiers } = await tx.insert(Attachment, { ...stored, bytes });
      const view: AttachmentView = { id: identifiers[0]?.id, name, mediaType, size: stored.size, sha256 };
      await record(tx, { organisationId, actor: user, action: 'attachment.upload', after: view });
      return view;
    });
  }

  async find(user: SignedInUser, id: string): Promise<Attachment> {
    const { organisationId } = user;
    const found = await this.db.manager.findOneOrFail(Attachment, {
      select: { id: true, name: true, mediaType: true, sha256: true, bytes: true },
      where: { id, organisationId },
    });
    await recordReading(this.db, user, { attachmentId: id, name: found.name });
    return found;
  }
}
