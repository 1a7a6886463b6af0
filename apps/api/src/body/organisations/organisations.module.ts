import { Module } from '@nestjs/common';
import { DepartmentsService } from './departments.service.ts';
import { OrganisationsController } from './organisations.controller.ts';
import { OrganisationsService } from './organisations.service.ts';

@Module({
  controllers: [OrganisationsController],
  providers: [OrganisationsService, DepartmentsService],
})
export class OrganisationsModule {}
