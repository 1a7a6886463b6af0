import { addWorkdays } from '@nianbao/workdays';
import type { DataSource } from 'typeorm';
import type { Clock } from '../../platform/clock/clock.module.ts';
import type { TryOutBody } from './body.ts';
import { openYear } from './open-year.ts';
import { THIS_YEAR } from './figures.ts';
import { thisYearTexts } from './texts.ts';
import { TryOutYear } from './year.ts';

/** This year half-way: something accepted, endorsed, submitted, returned, late, near, and not begun. */
export async function startYear(db: DataSource, clock: Clock, body: TryOutBody, year: number): Promise<void> {
  const day = (workdays: number) => addWorkdays(clock.today(), workdays);
  const reportId = await openYear(db, body, year, {
    inputDue: day(4),
    reviewDue: day(9),
    signDue: day(14),
    deliverDue: day(16),
    publishDue: day(18),
  });
  const work = new TryOutYear(db, clock, body, reportId);
  const due: Record<string, string> = {
    'art20_8/admin_fee': day(-2),
    政府信息公开平台建设: day(2),
    s5: day(8),
    s6: day(8),
  };
  // The division is last year's, taken over when the year was opened.
  await work.assignAll((key) => due[key] ?? day(4));
  const texts = thisYearTexts(year);
  const fill = (key: string, by: string) => work.fill(key, by, THIS_YEAR, texts);

  await fill('s4', 'fagui1');
  await work.act('s4', 'fagui1', 'submit');
  await work.act('s4', 'fagui', 'endorse');
  await work.act('s4', 'office', 'accept');

  await fill('主动公开', 'xinxi1');
  await work.act('主动公开', 'xinxi1', 'submit');
  await work.act('主动公开', 'xinxi', 'endorse');

  await fill('art20_6/penalty', 'zhifa1');
  await work.act('art20_6/penalty', 'zhifa1', 'submit');
  await work.act('art20_6/penalty', 'zhifa', 'endorse');

  await fill('art20_5/licence', 'shenpi1');
  await work.act('art20_5/licence', 'shenpi1', 'submit');

  await fill('s3', 'fagui2');
  await work.act('s3', 'fagui2', 'submit');
  await work.act('s3', 'fagui', 'endorse');
  await returnOneCell(work, body);

  await fill('政府信息公开平台建设', 'xinxi1');
  await fill('政府信息管理', 'office2');
  await fill('s5', 'office2');
  await work.fill('art20_1/rules', 'fagui2', { art20: { 'art20_1/normative_docs/issued': '4' } }, {}, true);
}

async function returnOneCell(work: TryOutYear, body: TryOutBody): Promise<void> {
  const { id, version } = await work.part('s3');
  await work.parts.act(body.user('office'), id, {
    action: 'return',
    version,
    places: [
      {
        address: 'tables/applications/unable_not_held/org_business',
        reason: '台账登记“本机关不掌握”企业申请 2 件，此处为 3，请与台账核对。',
      },
    ],
  });
}
