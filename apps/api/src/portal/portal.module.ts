import { Module } from '@nestjs/common';
import { PortalController } from './portal.controller.ts';
import { PortalService } from './portal.service.ts';

@Module({ controllers: [PortalController], providers: [PortalService] })
export class PortalModule {}
