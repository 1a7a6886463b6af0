import { createHash, randomBytes } from 'node:crypto';

export const SESSION_COOKIE = 'nianbao_session';

/** 256 random bits; only their hash is stored, so that a copy of the database opens no session. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
