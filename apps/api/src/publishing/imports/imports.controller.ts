import { Body, Controller } from '@nestjs/common';
import {
  type Body as BodyOf,
  listPublications,
  type PublicationSummary,
  storeArchive,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { ImportsService } from './imports.service.ts';

@Controller()
export class ImportsController {
  constructor(private readonly archive: ImportsService) {}

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
