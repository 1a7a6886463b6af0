import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../platform/http/problem.ts';
import { sendPage } from './page-reply.ts';
import { PortalService } from './portal.service.ts';

/** Programs ask below these. */
const OF_PROGRAMS = /^\/(?:api|admin)(?:[/?]|$)/u;

/** An address that no route has: who reads in a browser gets a page with the way back, a program the common shape. */
@Catch(NotFoundException)
export class NowhereFilter implements ExceptionFilter<NotFoundException> {
  constructor(private readonly portal: PortalService) {}

  catch(_: NotFoundException, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const reads = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (reads && !OF_PROGRAMS.test(request.url)) {
      const page = this.portal.notFound(this.portal.site.home, { size: 'm', contrast: false });
      void sendPage(request, reply, page, 0);
      return;
    }
    const problem = new Problem('not-found');
    void reply.status(problem.getStatus()).send(problem.getResponse());
  }
}
