import { Controller, Param, Query } from '@nestjs/common';
import { comparePart, type ComparisonView, type Params, type Query as QueryOf } from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { ComparisonService } from './comparison.service.ts';

@Controller()
export class ComparisonController {
  constructor(private readonly comparisons: ComparisonService) {}

  @Handles(comparePart)
  compare(
    @User() user: SignedInUser,
    @Param({ schema: comparePart.params }) { id }: Params<typeof comparePart>,
    @Query({ schema: comparePart.query }) query: QueryOf<typeof comparePart>,
  ): Promise<ComparisonView> {
    return this.comparisons.compare(user, id, query);
  }
}
