import type { BurnDownView } from '@nianbao/contracts';
import { type Day, dayInWords } from '@nianbao/workdays';
import type { Grounds } from './burn-down-forecast.ts';

type Forecast = BurnDownView['forecast'];
interface Seen {
  today: Day;
  left: number;
  legalDate: Day;
}

/** The forecast with its arithmetic, and what would have to happen where it is late or cannot be made. */
export function forecastWords(forecast: Forecast, grounds: Grounds, seen: Seen): string {
  if (forecast.kind === 'closed') return '审核阶段已结束，不再推算。';
  const estimated = grounds.estimated || ('estimated' in forecast && forecast.estimated);
  const words = runningWords(forecast, grounds, seen);
  return estimated ? `${words}其中有的年份节假日安排尚未公布，日期按推算。` : words;
}

function runningWords(forecast: Exclude<Forecast, { kind: 'closed' }>, grounds: Grounds, seen: Seen): string {
  const { finished, workdays } = grounds;
  const lately = `近 ${workdays} 个工作日净审核通过 ${finished} 项，还剩 ${seen.left} 项`;
  const wanted = wantedWords(grounds, seen);
  switch (forecast.kind) {
    case 'done':
      return `全部填报项已审核通过。${publicationWords(forecast, grounds, seen)}`;
    case 'no_pace':
      return `${noPaceWords(grounds, seen, lately)}，暂不能推算完成日期。${wanted}`;
    case 'beyond':
      return `${lately}；照此进度近期不能完成，请催办或调整分工。${wanted}`;
    case 'expected': {
      const accepted = `${lately}：照此进度，预计 ${dayInWords(forecast.acceptedOn)}全部审核通过。`;
      return `${accepted}${publicationWords(forecast, grounds, seen)}${forecast.late ? wanted : ''}`;
    }
  }
}

function noPaceWords({ finished, workdays }: Grounds, { left }: Seen, lately: string): string {
  if (workdays === 0) return `填报刚刚启动，还剩 ${left} 项`;
  return finished <= 0 ? `近 ${workdays} 个工作日没有新的审核通过，还剩 ${left} 项` : `${lately}；依据太少`;
}

function publicationWords(
  { publishedOn, lateWorkdays, late }: Extract<Forecast, { kind: 'done' | 'expected' }>,
  { stagesAfter }: Grounds,
  { legalDate }: Seen,
): string {
  const after = stagesAfter === 0 ? '' : `按计划，审核之后到公开还需 ${stagesAfter} 个工作日，`;
  const legal = `法定期限 ${dayInWords(legalDate)}`;
  const verdict = late
    ? `晚于${legal}${lateWorkdays > 0 ? ` ${lateWorkdays} 个工作日` : ''}`
    : lateWorkdays < 0
      ? `早于${legal} ${-lateWorkdays} 个工作日`
      : `不晚于${legal}`;
  return `${after}预计 ${dayInWords(publishedOn)}公开，${verdict}。`;
}

/** By when, and how fast, the rest must be accepted for a publication in time. */
function wantedWords(
  { stagesAfter, latest, untilLatest, untilLegal }: Grounds,
  { today, left, legalDate }: Seen,
): string {
  const legal = `法定期限 ${dayInWords(legalDate)}`;
  if (today > legalDate)
    return untilLegal === 0 ? `${legal}已过。` : `${legal}已过 ${-untilLegal} 个工作日。`;
  if (latest < today)
    return `距${legal}还有 ${untilLegal} 个工作日，少于审核之后到公开所需的 ${stagesAfter} 个，须压缩后续环节。`;
  const days = Math.max(1, untilLatest);
  const daily = Math.ceil((left * 10) / days) / 10;
  return `为在${legal}前公开，须在 ${dayInWords(latest)}前全部审核通过，平均每个工作日 ${daily} 项。`;
}
