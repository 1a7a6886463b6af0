import { Body, Controller } from '@nestjs/common';
import {
  type Body as BodyOf,
  listPublications,
  type PublicationSummary,
  storeArchive,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { type SignedInUser, User } from '../../body/session/session.guard.ts';
import { ArchiveService } from './imports.service.ts';

@Controller()
export class ArchiveController {
  constructor(private readonly archive: ArchiveService) {}

  @Handles(listPublications)
  list(@User() user: SignedInUser): Promise<PublicationSummary[]> {
    return this.archive.list(user);
  }

  @Handles(storeArchive)
  store(
    @User() user: SignedInUser,
    @Body({ schema: storeArchive.body }) body: BodyOf<typeof storeArchive>,
  ): Promise<PublicationSummary> {
    return this.archive.store(user, body);
  }
}
