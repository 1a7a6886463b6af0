/** A random id. `crypto.randomUUID` is missing on a page served over plain http, as in many an office's network. */
export { v4 as randomId } from 'uuid';
