import '@fastify/multipart';
import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { portalVerify, type PortalVerifyInput } from '@nianbao/documents';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { plainName } from '../body/attachments/uploaded-file.ts';
import { ATTACHMENT_LIMIT } from '../platform/http/adapter.ts';
import { Public } from '../platform/http/public.ts';
import { publicPath } from '../report/publications/publications.queries.ts';
import { askedOf, viewOf } from './asked.ts';
import { sendPage } from './page-reply.ts';
import { VERIFY_PATH } from './paths.ts';
import { withHash } from './portal.queries.ts';
import { PortalService } from './portal.service.ts';
import { UploadLimit } from './upload-limit.ts';
import { RenderedPage } from './rendered-page.ts';

type Asked = NonNullable<PortalVerifyInput['asked']>;

/** Whether a file is one of those published here. What is sent is hashed as it comes in and kept nowhere. */
@Public()
@ApiExcludeController()
@Controller(VERIFY_PATH)
export class VerifyController {
  constructor(
    private readonly db: DataSource,
    private readonly portal: PortalService,
    private readonly limit: UploadLimit,
  ) {}

  @Get()
  async ask(@Query() query: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const hash = askedOf(query).hash?.toLowerCase();
    if (hash === undefined) return sendPage(request, reply, this.page({ found: [] }, query), 0);
    if (!/^[0-9a-f]{64}$/u.test(hash)) {
      const refused = '校验值应为 64 位十六进制数字，请核对后重新输入。';
      return sendPage(request, reply, this.page({ found: [], asked: { hash }, refused }, query, 400), 0);
    }
    return sendPage(request, reply, await this.answer({ hash }, query), 0);
  }

  @Post()
  async check(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const wait = this.limit.count(request.ip);
    if (wait > 0) {
      void reply.header('retry-after', wait);
      const refused = `校验过于频繁，请 ${Math.ceil(wait / 60)} 分钟后再试。也可在下方输入文件的校验值，或使用支持脚本的浏览器在本机校验。`;
      return sendPage(request, reply, this.page({ found: [], refused }, {}, 429), 0, 'no-store');
    }
    const sent = await hashOfFile(request);
    const page =
      'refused' in sent
        ? this.page({ found: [], refused: sent.refused }, {}, 400)
        : await this.answer(sent, {});
    return sendPage(request, reply, page, 0, 'no-store');
  }

  private async answer(asked: Asked, query: unknown): Promise<RenderedPage> {
    const rows = await withHash(this.db.manager, asked.hash);
    const found = rows.map(
      ({ organisation, slug, year, edition, label, published_at, newest, withdrawn }) => ({
        organisation,
        year,
        edition,
        label: label ?? '正文内容',
        publishedAt: published_at.toISOString(),
        path: publicPath(slug, year, edition === newest ? undefined : edition),
        superseded: edition !== newest,
        withdrawn,
      }),
    );
    return this.page({ asked, found }, query);
  }

  private page(
    input: Pick<PortalVerifyInput, 'asked' | 'found' | 'refused'>,
    query: unknown,
    status: 200 | 400 | 429 = 200,
  ): RenderedPage {
    const { asked } = input;
    const path = asked ? `${VERIFY_PATH}?hash=${encodeURIComponent(asked.hash)}` : VERIFY_PATH;
    return new RenderedPage(
      status,
      portalVerify({ site: this.portal.site, path, view: viewOf(query), ...input }),
    );
  }
}

async function hashOfFile(request: FastifyRequest): Promise<Asked | { refused: string }> {
  if (!request.isMultipart()) return { refused: '请在下方选择一个文件。' };
  try {
    const part = await request.file({ limits: { fileSize: ATTACHMENT_LIMIT } });
    if (!part || part.filename === '') {
      part?.file.resume();
      return { refused: '请在下方选择一个文件。' };
    }
    const hash = createHash('sha256');
    for await (const chunk of part.file) hash.update(chunk);
    if (part.file.truncated) return { refused: '文件不能超过 20 MB。' };
    return { hash: hash.digest('hex'), fileName: plainName(part.filename) };
  } catch {
    // Whatever a parser finds wrong with a form, the form is wrong.
    return { refused: '上传的内容不完整，请重新选择文件。' };
  }
}
