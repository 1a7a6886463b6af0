import { Module } from '@nestjs/common';
import { SignersController } from './signers.controller.ts';
import { SignersService } from './signers.service.ts';

@Module({ controllers: [SignersController], providers: [SignersService] })
export class SignersModule {}
