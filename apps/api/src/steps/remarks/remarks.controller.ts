import { Body, Controller, Param } from '@nestjs/common';
import {
  addRemark,
  type Body as BodyOf,
  listReaders,
  type Params,
  type Reader,
  type RemarkView,
  resolveRemark,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { RemarksService } from './remarks.service.ts';

@Controller()
export class RemarksController {
  constructor(private readonly remarks: RemarksService) {}

  @Handles(addRemark)
  add(
    @User() user: SignedInUser,
    @Param({ schema: addRemark.params }) { id }: Params<typeof addRemark>,
    @Body({ schema: addRemark.body }) body: BodyOf<typeof addRemark>,
  ): Promise<RemarkView> {
    return this.remarks.add(user, id, body);
  }

  @Handles(resolveRemark)
  resolve(
    @User() user: SignedInUser,
    @Param({ schema: resolveRemark.params }) { id }: Params<typeof resolveRemark>,
    @Body({ schema: resolveRemark.body }) body: BodyOf<typeof resolveRemark>,
  ): Promise<RemarkView> {
    return this.remarks.resolve(user, id, body.resolved);
  }

  @Handles(listReaders)
  readers(
    @User() user: SignedInUser,
    @Param({ schema: listReaders.params }) { id }: Params<typeof listReaders>,
  ): Promise<Reader[]> {
    return this.remarks.readers(user, id);
  }
}
