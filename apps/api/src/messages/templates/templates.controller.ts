import { Body, Controller } from '@nestjs/common';
import {
  type Body as BodyOf,
  listTemplates,
  previewTemplate,
  type Response,
  restoreTemplate,
  saveTemplate,
  type TemplateView,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { TemplatesService } from './templates.service.ts';

@Controller()
export class TemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Handles(listTemplates)
  list(@User() user: SignedInUser): Promise<Response<typeof listTemplates>> {
    return this.templates.list(user);
  }

  @Handles(saveTemplate)
  save(
    @User() user: SignedInUser,
    @Body({ schema: saveTemplate.body }) body: BodyOf<typeof saveTemplate>,
  ): Promise<TemplateView> {
    return this.templates.save(user, body);
  }

  @Handles(restoreTemplate)
  restore(
    @User() user: SignedInUser,
    @Body({ schema: restoreTemplate.body }) body: BodyOf<typeof restoreTemplate>,
  ): Promise<TemplateView> {
    return this.templates.restore(user, body);
  }

  @Handles(previewTemplate)
  preview(
    @User() user: SignedInUser,
    @Body({ schema: previewTemplate.body }) body: BodyOf<typeof previewTemplate>,
  ): Response<typeof previewTemplate> {
    return this.templates.preview(user, body);
  }
}
