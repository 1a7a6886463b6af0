import { Module } from '@nestjs/common';
import { CyclesController } from './cycles.controller.ts';
import { CyclesService } from './cycles.service.ts';

@Module({ controllers: [CyclesController], providers: [CyclesService] })
export class CyclesModule {}
