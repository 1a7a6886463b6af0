import { Module } from '@nestjs/common';
import { RemarksController } from './remarks.controller.ts';
import { RemarksService } from './remarks.service.ts';

@Module({ controllers: [RemarksController], providers: [RemarksService] })
export class RemarksModule {}
