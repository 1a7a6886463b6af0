import { Controller, Param, Res } from '@nestjs/common';
import { archiveYear, type Params } from '@nianbao/contracts';
import type { FastifyReply } from 'fastify';
import { Handles } from '../http/endpoint.decorator.ts';
import { type SignedInUser, User } from '../http/session.guard.ts';
import { YearArchiveService } from './year-archive.service.ts';

@Controller()
export class YearArchiveController {
  constructor(private readonly archives: YearArchiveService) {}

  @Handles(archiveYear)
  async pack(
    @User() user: SignedInUser,
    @Param({ schema: archiveYear.params }) { id }: Params<typeof archiveYear>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, bytes } = await this.archives.pack(user, id);
    await reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'no-store')
      .send(Buffer.from(bytes));
  }
}
