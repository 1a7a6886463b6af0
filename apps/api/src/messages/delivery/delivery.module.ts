import { Module } from '@nestjs/common';
import { ChannelsController } from './channels.controller.ts';
import { ChannelsService } from './channels.service.ts';
import { DeadLettersService } from './dead-letters.service.ts';
import { DeliveryWorker } from './delivery.worker.ts';
import { HooksService } from './hooks.service.ts';
import { Mailer } from './mailer.ts';

@Module({
  controllers: [ChannelsController],
  providers: [ChannelsService, HooksService, DeadLettersService, DeliveryWorker, Mailer],
  exports: [DeliveryWorker, Mailer],
})
export class DeliveryModule {}
