import { patternFault } from '@nianbao/report-formats';
import { z } from 'zod';
import { line } from './fields.ts';

/** A pattern of 索引号 or 文号, e.g. `云营商函〔{年}〕{序号}号`; empty: the body numbers by hand. */
const numberPattern = line(120).superRefine((pattern, context) => {
  const fault = pattern === '' ? null : patternFault(pattern);
  if (fault !== null) context.addIssue({ code: 'custom', message: fault });
});

/** How a body numbers and classifies what it publishes; what is offered for each new report. */
export const publishingRules = z.strictObject({
  /** 机构代码 or 统一社会信用代码. */
  code: line(40),
  indexNumber: numberPattern,
  documentNumber: numberPattern,
  catalogue: line(100),
  classification: line(100),
  keywords: line(200),
  /** To whom the report is sent for 备案 before it is made public. */
  superior: line(100),
});
export type PublishingRules = z.infer<typeof publishingRules>;

/** What suits most bodies, until they write their own. */
export const DEFAULT_PUBLISHING: PublishingRules = {
  code: '',
  indexNumber: '{机构代码}/{年}-{序号:5}',
  documentNumber: '',
  catalogue: '政府信息公开年报',
  classification: '',
  keywords: '政府信息公开；年度报告',
  superior: '',
};
