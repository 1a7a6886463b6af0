import { Body, Controller, Param } from '@nestjs/common';
import { addSigner, type Body as BodyOf, type Params, type ReportView } from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { SignersService } from './signers.service.ts';

@Controller()
export class SignersController {
  constructor(private readonly signers: SignersService) {}

  @Handles(addSigner)
  add(
    @User() user: SignedInUser,
    @Param({ schema: addSigner.params }) { id }: Params<typeof addSigner>,
    @Body({ schema: addSigner.body }) body: BodyOf<typeof addSigner>,
  ): Promise<ReportView> {
    return this.signers.add(user, id, body);
  }
}
