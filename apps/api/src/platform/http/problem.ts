import { HttpException } from '@nestjs/common';
import { type ProblemBody, type ProblemCode, type ProblemDetail, problems } from '@nianbao/contracts';

/** The one way to refuse a request: `throw new Problem('stale-version')`. */
export class Problem extends HttpException {
  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetail[] = [],
  ) {
    const { status, message } = problems[code];
    super({ code, message, details } satisfies ProblemBody, status);
  }
}
