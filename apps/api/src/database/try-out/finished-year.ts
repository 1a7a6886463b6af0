import { addWorkdays } from '@nianbao/workdays';
import type { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock.module.ts';
import type { TryOutBody } from './body.ts';
import { LAST_YEAR } from './figures.ts';
import { CyclesService } from '../../dates/cycles/cycles.service.ts';
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

const FILED = { superior: '云溪市人民政府办公室', number: '', attachmentId: null };

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
  await work.clear('baomi');
  await work.step('office', { action: 'send_to_sign' });
  then.day = due('25');
  for (const signer of SIGNERS) await work.sign(signer);
  then.day = due('26');
  await work.publishing.file(work.office, reportId, { ...FILED, version: await work.version() });
  await work.step('office', { action: 'publish' });
  await db.query('UPDATE outbox SET sent_at = now() WHERE sent_at IS NULL');
  await correctYear(db, new TryOutYear(db, new Clock(), body, reportId), body);
}

/** A wrong number was noticed: the correction has come as far as the first leader. The public page stands as it was. */
async function correctYear(db: DataSource, work: TryOutYear, body: TryOutBody): Promise<void> {
  await work.step('office', {
    action: 'correct',
    reason: '“监督保障”中参训人次漏计一期培训，应为 79 人次，予以更正。',
  });
  await newDates(db, body);
  const { id, version, blocks } = await work.part('监督保障');
  const [place] = blocks;
  if (!place?.block || !('text' in place.block)) throw new Error('try-out report without text to correct');
  await work.parts.act(body.user('office'), id, {
    action: 'reopen',
    version,
    places: [{ address: place.address, reason: '参训人次漏计 11 月一期（3 人次），请更正。' }],
  });
  await work.change('shichang1', id, place, place.block.text.replace('76人次', '79人次'));
  await work.act('监督保障', 'shichang1', 'submit');
  await work.act('监督保障', 'shichang', 'endorse');
  await work.act('监督保障', 'office', 'accept');
  await work.clear('baomi');
  await work.step('office', { action: 'send_to_sign' });
}

/** A correction has dates of its own; those of the year are long past. */
async function newDates(db: DataSource, body: TryOutBody): Promise<void> {
  const cycles = new CyclesService(db, new Clock());
  const [cycle] = await cycles.list(body.user('office'));
  if (!cycle) throw new Error('try-out data without a year');
  const day = (workdays: number) => addWorkdays(new Clock().today(), workdays);
  await cycles.update(body.user('office'), cycle.id, {
    version: cycle.version,
    notice: cycle.notice,
    stages: { inputDue: day(1), reviewDue: day(2), signDue: day(4), publishDue: day(5) },
  });
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
