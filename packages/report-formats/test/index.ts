/** For the tests of other packages; never built. */
export { MADE_UP } from './made-up-format.ts';
export { withFormat } from './with-format.ts';
