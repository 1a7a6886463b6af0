import type { DataSource } from 'typeorm';
import { Clock } from '../../clock/clock.module.ts';
import type { TryOutBody } from './body.ts';
import { LAST_YEAR } from './figures.ts';
import { openYear } from './open-year.ts';
import { SIGNERS } from './people.ts';
import { lastYearTexts } from './texts.ts';
import { TryOutYear } from './year.ts';

/** Who filled and endorsed each part last year. */
const HANDS: readonly (readonly [key: string, filler: string, head: string])[] = [
  ['主动公开', 'xinxi1', 'xinxi'],
  ['依申请公开', 'fagui1', 'fagui'],
  ['政府信息管理', 'office2', 'office'],
  ['政府信息公开平台建设', 'xinxi1', 'xinxi'],
  ['监督保障', 'shichang1', 'shichang'],
  ['art20_1/rules', 'fagui2', 'fagui'],
  ['art20_5/licence', 'shenpi1', 'shenpi'],
  ['art20_6/penalty', 'zhifa1', 'zhifa'],
  ['art20_8/admin_fee', 'caiwu1', 'caiwu'],
  ['s3', 'fagui1', 'fagui'],
  ['s4', 'fagui1', 'fagui'],
  ['s5', 'office2', 'office'],
  ['s6', 'office2', 'office'],
];

/** Last year from notice to publication. Its messages count as delivered long ago. */
export async function finishYear(db: DataSource, body: TryOutBody, year: number): Promise<void> {
  const due = (day: string) => `${year + 1}-01-${day}`;
  const reportId = await openYear(db, body, year, {
    inputDue: due('12'),
    reviewDue: due('19'),
    signDue: due('24'),
    publishDue: due('28'),
  });
  const then = new PastClock(due('11'));
  const work = new TryOutYear(db, then, body, reportId);
  await work.divide();
  await work.assignAll(() => due('12'));
  for (const [key, filler, head] of HANDS) {
    await work.fill(key, filler, LAST_YEAR, lastYearTexts(year));
    await work.act(key, filler, 'submit');
    await work.act(key, head, 'endorse');
    await work.act(key, 'office', 'accept');
  }
  const { sections } = await work.reports.get(work.office, reportId);
  const step = async (by: string, act: (version: number) => Parameters<typeof work.actions.act>[2]) =>
    work.actions.act(body.user(by), reportId, act(await work.version()));
  await step('baomi', (version) => ({
    action: 'pass_secrecy_review',
    version,
    sectionIds: sections.map(({ id }) => id),
    basis: '经审查，拟公开内容不涉及国家秘密、工作秘密和个人隐私（条例第十四条至第十七条）',
    result: 'pass',
  }));
  await step('office', (version) => ({ action: 'send_to_sign', version }));
  then.day = due('25');
  for (const signer of SIGNERS) {
    const contentHash = await work.contentHash();
    await step(signer, (version) => ({ action: 'sign', version, opinion: '同意公开。', contentHash }));
  }
  then.day = due('26');
  await step('office', (version) => ({ action: 'publish', version }));
  await db.query('UPDATE outbox SET sent_at = now() WHERE sent_at IS NULL');
}

/** A clock that stands at ten in the morning of a past day. */
class PastClock extends Clock {
  constructor(public day: string) {
    super();
  }

  override now(): Date {
    return new Date(`${this.day}T10:00:00+08:00`);
  }
}
