import type { PersonChannel } from '@nianbao/contracts';

/**
 * SQL, true where the person of preference row `w` (perhaps none) wants the message on the channel. What is late, and what
 * alarms, cannot be switched off.
 */
export const wanted = (channel: PersonChannel, message: string): string =>
  `(${message}.topic IN ('late', 'alarm') OR NOT coalesce(w.silenced, '{}') @> ARRAY['${channel}:' || ${message}.topic])`;
