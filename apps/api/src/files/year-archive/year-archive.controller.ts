import { Controller, Param, Res } from '@nestjs/common';
import { archiveYear, type Params } from '@nianbao/contracts';
import type { FastifyReply } from 'fastify';
import { createReadStream } from 'node:fs';
import { sendStream } from '../exports/sent-file.ts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
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
    const { name, file, size, remove } = await this.archives.pack(user, id);
    const bytes = createReadStream(file);
    bytes.once('close', () => void remove());
    await sendStream(reply, { name, mediaType: 'application/zip', size, bytes });
  }
}
