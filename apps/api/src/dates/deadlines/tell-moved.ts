import type { EntityManager } from 'typeorm';
import { tell } from '../../record/outbox/outbox.ts';
import { linkOf, moveWords } from './deadline-words.ts';
import { peopleIds, type Settled } from './settle-deadlines.ts';

const NAMED = 3;

/** One message a person, however many of their deadlines moved; the office hears of the year as a whole. */
export async function tellMoved(
  tx: EntityManager,
  { facts, people, moved, calendar }: Settled,
  why: string,
  /** Who did it, or is told in other words. */
  except: readonly string[],
  stagesMoved: readonly string[] = [],
): Promise<void> {
  const { organisationId, id, year } = facts.report;
  const say = (personIds: string[], words: readonly string[], link: string) => {
    const named = words.slice(0, NAMED).join('；');
    const more = words.length > NAMED ? `；等 ${words.length} 项` : '';
    return tell(tx, {
      organisationId,
      personIds: personIds.filter((personId) => !except.includes(personId)),
      kind: 'plan.replanned',
      text: `${year}年度年报期限调整（${why}）：${named}${more}`,
      link,
    });
  };
  const office = peopleIds(people.holders('office'));
  if (stagesMoved.length > 0) await say(office, stagesMoved, `/reports/${id}`);
  const told = new Set(stagesMoved.length > 0 ? office : []);
  const concerned = new Set(
    moved.flatMap(({ open }) => peopleIds(open.people)).filter((one) => !told.has(one)),
  );
  for (const personId of concerned) {
    const own = moved.filter(({ open }) => peopleIds(open.people).includes(personId));
    const [only] = own;
    const words = own.map((one) => moveWords(one, calendar));
    await say([personId], words, own.length === 1 && only ? linkOf(only) : '/');
  }
}
