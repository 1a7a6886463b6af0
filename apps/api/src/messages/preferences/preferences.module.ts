import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/delivery.module.ts';
import { ConfirmEmailController } from './confirm-email.controller.ts';
import { PreferencesController } from './preferences.controller.ts';
import { PreferencesService } from './preferences.service.ts';
import { UnsubscribeController } from './unsubscribe.controller.ts';

@Module({
  imports: [DeliveryModule],
  controllers: [PreferencesController, UnsubscribeController, ConfirmEmailController],
  providers: [PreferencesService],
})
export class PreferencesModule {}
