import { Body, Controller } from '@nestjs/common';
import {
  askToConfirmEmail,
  type Body as BodyOf,
  getMessagePreferences,
  type MessagePreferencesView,
  renewCalendarAddress,
  type Response,
  revokeCalendarAddress,
  updateMessagePreferences,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { PreferencesService } from './preferences.service.ts';

@Controller()
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  @Handles(getMessagePreferences)
  get(@User() user: SignedInUser): Promise<MessagePreferencesView> {
    return this.preferences.get(user);
  }

  @Handles(updateMessagePreferences)
  update(
    @User() user: SignedInUser,
    @Body({ schema: updateMessagePreferences.body }) body: BodyOf<typeof updateMessagePreferences>,
  ): Promise<MessagePreferencesView> {
    return this.preferences.update(user, body);
  }

  @Handles(askToConfirmEmail)
  askToConfirm(@User() user: SignedInUser): Promise<MessagePreferencesView> {
    return this.preferences.askToConfirm(user);
  }

  @Handles(renewCalendarAddress)
  renew(@User() user: SignedInUser): Promise<Response<typeof renewCalendarAddress>> {
    return this.preferences.renewCalendar(user);
  }

  @Handles(revokeCalendarAddress)
  revoke(@User() user: SignedInUser): Promise<MessagePreferencesView> {
    return this.preferences.revokeCalendar(user);
  }
}
