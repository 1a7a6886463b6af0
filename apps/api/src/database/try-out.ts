import { formatOfYear } from '@nianbao/report-formats';
import type { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.module.ts';
import { CyclesService } from '../cycles/cycles.service.ts';
import { hashPassword } from '../session/password.ts';
import { furnishBody, type TryOutBody } from './try-out/body.ts';
import { finishYear } from './try-out/finished-year.ts';
import { storePastYear } from './try-out/past-year.ts';
import { startYear } from './try-out/started-year.ts';
import { PASSWORD } from './try-out/people.ts';

/**
 * Data to try the product with: a body of twenty, its report of the year before last imported, last year's published,
 * this year's half-way. Written through the services, as people would have done it, so that record and history are real.
 * The open year is the one whose report is due next, so that deadlines mean something whenever it is loaded.
 */
export async function loadTryOut(db: DataSource, clock = new Clock()): Promise<void> {
  const body = await furnishBody(db, await hashPassword(PASSWORD));
  const year = yearDueNext(clock.today());
  await storePastYear(db, body, year - 2);
  await finishYear(db, body, year - 1);
  await startYear(db, clock, body, year);
}

/** Reports are due by 31 January (条例 art. 49): in January last year's, otherwise this year's. */
export function yearDueNext(today: string): number {
  const year = Number(today.slice(0, 4));
  return today.slice(5) <= '01-31' ? year - 1 : year;
}

/** Opens the year as the office does; the format is the one in force. */
export async function openYear(
  db: DataSource,
  body: TryOutBody,
  year: number,
  stages: { inputDue: string; reviewDue: string; signDue: string; publishDue: string },
): Promise<string> {
  const { reportId } = await new CyclesService(db).open(body.user('office'), {
    year,
    formatId: formatOfYear(year).id,
    notice: {
      title: `关于做好${year}年政府信息公开工作年度报告编制发布工作的通知`,
      documentNumber: `云政公开办〔${year}〕${year % 40}号`,
      date: `${year}-12-18`,
      text: '各单位要严格按照《政府信息公开条例》第五十条规定的内容和国务院办公厅规定的格式编制年度报告，数据真实准确、前后一致，总体情况篇幅原则上不超过一千字，于1月31日前报送并向社会公布。',
      attachmentId: null,
    },
    stages,
  });
  return reportId;
}
