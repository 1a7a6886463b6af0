import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.ts';
import { AuditService } from './audit.service.ts';
import { DailyAnchor } from './daily-anchor.ts';
import { VerifiedChains } from './verified-chains.ts';

@Module({ controllers: [AuditController], providers: [AuditService, DailyAnchor, VerifiedChains] })
export class AuditModule {}
