import {
  type Calendar,
  type Day,
  official,
  proactiveDisclosureDueOn,
  workdaysBetween,
} from '@nianbao/workdays';
import { dateInWords } from '../application/receipt.ts';
import { DISPUTES, type DisputeRecord } from '../fields/disputes.ts';
import { CHANNELS, DOCUMENTS, type DocumentRecord } from '../fields/documents.ts';
import { lastMonthOf, type MeasureRecord } from '../fields/measures.ts';
import { doubt, fault, type RegisterFinding } from '../finding.ts';
import { checkFields, inOrder } from './fields.ts';

/** What is wrong with a case: its result and the day of it belong together. */
export function checkDispute(dispute: DisputeRecord): RegisterFinding[] {
  const found = checkFields(DISPUTES, { ...dispute });
  if (found.length > 0) return found;
  const open = dispute.result === 'pending' && dispute.concludedOn !== null;
  return [
    ...inOrder(DISPUTES, { ...dispute }, [['acceptedOn', 'concludedOn']]),
    ...(open ? [fault('result', '已填审结日期，结果仍为“尚未审结”')] : []),
    ...(dispute.kind === 'review' && dispute.coDefendant === true
      ? [fault('coDefendant', '行政复议案件没有共同被告，请核对案件类别')]
      : []),
  ];
}

/** The days on which an item was published, earliest first. */
export const publishedOn = (document: DocumentRecord): Day[] =>
  Object.values(CHANNELS)
    .map(({ field }) => document[field])
    .filter((day) => day !== null)
    .toSorted();

/** What is wrong with an item of information: source marking, 保密审查 before publication, 20 working days. */
export function checkDocument(
  document: DocumentRecord,
  today: Day,
  calendar: Calendar = official,
): RegisterFinding[] {
  const found = checkFields(DOCUMENTS, { ...document });
  if (found.length > 0) return found;
  const [first] = publishedOn(document);
  const channels = Object.values(CHANNELS).map(({ field }): [string, string] => ['madeOn', field]);
  return [
    ...inOrder(DOCUMENTS, { ...document }, [...channels, ['madeOn', 'repealedOn'], ['madeOn', 'lapsedOn']]),
    ...(first === undefined ? [] : publicationFindings(document, first)),
    ...delay(document, first, today, calendar),
    ...(document.kind !== 'other' && document.disclosure === 'withheld'
      ? [doubt('disclosure', '规章、行政规范性文件应当主动公开，请核对公开属性', '条例第二十条第一项')]
      : []),
  ];
}

function publicationFindings(document: DocumentRecord, first: Day): RegisterFinding[] {
  const { disclosure, clearedOn, draftedBy, headedBy, clearedBy } = document;
  const found: RegisterFinding[] = [];
  if (disclosure === 'withheld')
    found.push(fault('disclosure', '公开属性为“不予公开”，却登记了公开日期', '条例第十七条'));
  if (clearedOn !== null && clearedOn > first)
    found.push(
      fault(
        'clearedOn',
        `保密审查日期 ${clearedOn} 晚于首次公开日期 ${first}，应先审查、后公开`,
        '条例第十七条',
      ),
    );
  const signed = [draftedBy, headedBy, clearedBy].filter((name) => name !== null).length;
  if (clearedOn === null || signed < 3)
    found.push(
      doubt(
        'clearedOn',
        `已公开而保密审查不全（三级签名 ${signed}/3${clearedOn === null ? '，无审查日期' : ''}）`,
        '条例第十七条',
      ),
    );
  return found;
}

function delay(
  document: DocumentRecord,
  first: Day | undefined,
  today: Day,
  calendar: Calendar,
): RegisterFinding[] {
  if (document.disclosure !== 'proactive') return [];
  const dueOn = proactiveDisclosureDueOn(document.madeOn, calendar);
  const on = first ?? today;
  if (on <= dueOn) return [];
  const late = workdaysBetween(dueOn, on, calendar);
  const what = first === undefined ? '仍未公开' : `于 ${dateInWords(first)}公开`;
  return [
    doubt('websiteOn', `应在 ${dateInWords(dueOn)}前公开，${what}，迟 ${late} 个工作日`, '条例第二十六条'),
  ];
}

/** Counts of which one period is in another, or there twice: they would be added up twice. By the id of the later one. */
export function checkMeasures(records: readonly MeasureRecord[]): (RegisterFinding & { id: string })[] {
  const taken = new Map<string, MeasureRecord>();
  return records.flatMap((record) => {
    const last = lastMonthOf(record.period);
    if (last === null) return [{ id: record.id, ...fault('period', `“${record.period}”不是有效期间`) }];
    const months = record.period.includes('Q') ? [last - 2, last - 1, last] : [last];
    const keys = months.map(
      (month) => `${record.measure} ${record.departmentId} ${record.period.slice(0, 4)} ${month}`,
    );
    const other = keys.map((key) => taken.get(key)).find((known) => known !== undefined);
    if (!other) for (const key of keys) taken.set(key, record);
    return other
      ? [
          {
            id: record.id,
            ...fault('period', `${record.period} 与已登记的 ${other.period} 重叠，数量会重复相加`),
          },
        ]
      : [];
  });
}
