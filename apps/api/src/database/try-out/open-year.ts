import { formatOfYear } from '@nianbao/report-formats';
import type { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock.module.ts';
import { CyclesService } from '../../dates/cycles/cycles.service.ts';
import type { TryOutBody } from './body.ts';

/** Opens the year as the office does; the format is the one in force. */
export async function openYear(
  db: DataSource,
  body: TryOutBody,
  year: number,
  stages: { inputDue: string; reviewDue: string; signDue: string; deliverDue?: string; publishDue: string },
): Promise<string> {
  const { reportId } = await new CyclesService(db, new Clock()).open(body.user('office'), {
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
