import { Controller, ServiceUnavailableException } from '@nestjs/common';
import { endpoint } from '@nianbao/contracts';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Handles } from '../http/endpoint.decorator.ts';
import { Public } from '../http/public.ts';

const health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
const getHealth = endpoint({
  method: 'GET',
  path: '/health',
  summary: '健康检查：服务与数据库可用',
  response: health,
});

@Controller()
export class HealthController {
  constructor(private readonly db: DataSource) {}

  @Public()
  @Handles(getHealth)
  async check(): Promise<z.infer<typeof health>> {
    await this.db.query('SELECT 1').catch((cause: unknown) => {
      throw new ServiceUnavailableException('the database cannot be reached', { cause });
    });
    return { status: 'ok' };
  }
}
