import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyNotice } from '../test/any-notice.ts';
import { readNotice } from './read-notice.ts';

it('reads back exactly what a composed notice says', () => {
  fc.assert(
    fc.property(anyNotice, ({ text, ...said }) => {
      const { title, number, issuer, date, year, dates, unread, contradictions } = readNotice(text);

      const told = dates.map(({ purpose, date: day, audience }) => ({ purpose, date: day, audience }));
      expect({ title, number, issuer, date, year, dates: told }).toEqual(said);
      expect({ unread, contradictions }).toEqual({ unread: [], contradictions: [] });
    }),
    { numRuns: 400 },
  );
}, 60_000);
