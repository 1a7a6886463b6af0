import { Module } from '@nestjs/common';
import { NotificationsController } from './notifications.controller.ts';
import { NotificationsService } from './notifications.service.ts';
import { OutboxWorker } from './outbox.worker.ts';

@Module({ controllers: [NotificationsController], providers: [NotificationsService, OutboxWorker] })
export class NotificationsModule {}
