import * as contracts from '@nianbao/contracts';
import type { Endpoint } from '@nianbao/contracts';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'response' in value;

/** Every operation the contracts declare. */
export const ENDPOINTS: Endpoint[] = Object.values<unknown>(contracts).filter(isEndpoint);
