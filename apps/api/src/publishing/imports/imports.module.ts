import { Module } from '@nestjs/common';
import { ImportsController } from './imports.controller.ts';
import { ImportsService } from './imports.service.ts';

@Module({ controllers: [ImportsController], providers: [ImportsService] })
export class ImportsModule {}
