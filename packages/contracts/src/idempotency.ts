import { z } from 'zod';

/**
 * Header of any writing request: the same person sending the same request under the same key again, within seven days,
 * gets the same answer, and it happens once. Another request under the key is refused (`key-reused`).
 */
export const IDEMPOTENCY_KEY = 'idempotency-key';
export const idempotencyKey = z.uuid();
