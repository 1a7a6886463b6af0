import { Controller, Param, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { type AttachmentView, attachmentView, endpoint, idParams, type Params } from '@nianbao/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { AttachmentsService } from './attachments.service.ts';
import { readUploadedFile } from './uploaded-file.ts';

const uploadAttachment = endpoint({
  method: 'POST',
  path: '/attachments',
  summary: '上传附件（multipart 字段 file，至多 20 MB）',
  response: attachmentView,
});

const downloadAttachment = endpoint({
  method: 'GET',
  path: '/attachments/:id',
  summary: '下载附件',
  params: idParams,
  response: z.unknown(),
});

@Controller()
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @Handles(uploadAttachment)
  async upload(@User() user: SignedInUser, @Req() request: FastifyRequest): Promise<AttachmentView> {
    return this.attachments.store(user, await readUploadedFile(request));
  }

  /** Always as a download, never as a page of this site: an attached HTML file must not run here. */
  @Handles(downloadAttachment)
  async download(
    @User() user: SignedInUser,
    @Param({ schema: downloadAttachment.params }) { id }: Params<typeof downloadAttachment>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, mediaType, sha256, bytes } = await this.attachments.find(user, id);
    await reply
      .header('content-type', mediaType)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeRfc5987(name)}`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('cache-control', 'private, max-age=3600')
      .header('etag', `"${sha256}"`)
      .send(bytes);
  }
}

const encodeRfc5987 = (text: string): string =>
  encodeURIComponent(text).replaceAll(/['()*]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
