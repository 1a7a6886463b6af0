import { Module } from '@nestjs/common';
import { DelegationsController } from './delegations.controller.ts';
import { DelegationsService } from './delegations.service.ts';

@Module({ controllers: [DelegationsController], providers: [DelegationsService] })
export class DelegationsModule {}
