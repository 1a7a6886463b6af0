import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/delivery.module.ts';
import { NotificationsController } from './notifications.controller.ts';
import { NotificationsService } from './notifications.service.ts';
import { OutboxWorker } from './outbox.worker.ts';

@Module({
  imports: [DeliveryModule],
  controllers: [NotificationsController],
  providers: [NotificationsService, OutboxWorker],
})
export class NotificationsModule {}
