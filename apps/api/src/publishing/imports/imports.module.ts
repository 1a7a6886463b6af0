import { Module } from '@nestjs/common';
import { ArchiveController } from './imports.controller.ts';
import { ArchiveService } from './imports.service.ts';

@Module({ controllers: [ArchiveController], providers: [ArchiveService] })
export class ArchiveModule {}
