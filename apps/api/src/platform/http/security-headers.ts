import type { Config } from '../config.ts';

/** Everything comes from this server. antd writes its styles into the page, hence 'unsafe-inline' for styles only. */
export const securityHeaders = ({ SECURE_COOKIE: https }: Pick<Config, 'SECURE_COOKIE'>) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
  },
  // With `no-referrer` a browser would call the origin of our own forms unknown.
  referrerPolicy: { policy: 'same-origin' as const },
  // Over plain http (a first look on one's own machine) a browser would only complain of these two.
  strictTransportSecurity: https,
  crossOriginOpenerPolicy: https,
});
