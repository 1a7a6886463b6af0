import { Module } from '@nestjs/common';
import { PartsModule } from '../parts/parts.module.ts';
import { DepartmentsController } from './departments.controller.ts';
import { DepartmentsService } from './departments.service.ts';

@Module({ imports: [PartsModule], controllers: [DepartmentsController], providers: [DepartmentsService] })
export class DepartmentsModule {}
