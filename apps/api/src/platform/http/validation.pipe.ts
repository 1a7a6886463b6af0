import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Problem } from './problem.ts';

/** A body may be wrong in thousands of places; a person reads the first ones. */
const MAX_DETAILS = 50;
/** A message may repeat what was sent, all of it. */
const MAX_LENGTH = 200;

/** Checks params, query and body against the contract; the refusal names each place in Chinese. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new Problem(
      'invalid-input',
      issues.slice(0, MAX_DETAILS).map(({ path = [], message }) => ({
        field: path.map(fieldName).join('.').slice(0, MAX_LENGTH),
        message: message.slice(0, MAX_LENGTH),
      })),
    ),
});

const fieldName = (segment: PropertyKey | { key: PropertyKey }): string =>
  String(typeof segment === 'object' ? segment.key : segment);
