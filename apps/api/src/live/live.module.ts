import { Module } from '@nestjs/common';
import { LiveController } from './live.controller.ts';
import { LiveHub } from './live.hub.ts';
import { PresenceService } from './presence.service.ts';

@Module({ controllers: [LiveController], providers: [LiveHub, PresenceService] })
export class LiveModule {}
