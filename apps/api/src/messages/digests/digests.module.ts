import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/delivery.module.ts';
import { DigestsWorker } from './digests.worker.ts';

@Module({ imports: [DeliveryModule], providers: [DigestsWorker] })
export class DigestsModule {}
