import { Button, DatePicker, Form, type FormInstance } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect } from 'react';
import { formatDay, formatWeekday } from '../../lib/dates.ts';
import styles from './CycleDialog.module.css';
import { useStageProposal } from './queries.ts';

export interface StageDays {
  inputDue: Dayjs;
  reviewDue: Dayjs;
  signDue: Dayjs;
  publishDue: Dayjs;
}

const STAGES = [
  { key: 'inputDue', name: '填报截止', after: null },
  { key: 'reviewDue', name: '审核完成', after: 'inputDue' },
  { key: 'signDue', name: '签发', after: 'reviewDue' },
  { key: 'publishDue', name: '公开', after: 'signDue' },
] as const;

/** The four dates; for a new year proposed backwards from the law's date, with how they were reckoned. */
export function StageFields<F extends object>({
  form,
  year,
  proposes,
}: {
  form: FormInstance<F>;
  year: number;
  proposes: boolean;
}) {
  const { data } = useStageProposal(year);
  useEffect(() => {
    if (!proposes || !data) return;
    for (const { key } of STAGES) set(form, key, dayjs(data.stages[key]));
  }, [proposes, data, form]);
  return (
    <>
      <div className={styles.stages}>
        {STAGES.map(({ key, name, after }) => (
          <Form.Item
            key={key}
            name={['stages', key]}
            label={name}
            dependencies={after ? [['stages', after]] : []}
            rules={[
              { required: true, message: '请选择日期' },
              ({ getFieldValue }) => ({
                validator: (_, day?: Dayjs) => {
                  const before: unknown = after && getFieldValue(['stages', after]);
                  return dayjs.isDayjs(before) && day?.isBefore(before, 'day')
                    ? Promise.reject(new Error('不能早于前一阶段'))
                    : Promise.resolve();
                },
              }),
            ]}
          >
            <DatePicker style={{ width: '100%' }} format="YYYY-MM-DD" allowClear={false} />
          </Form.Item>
        ))}
      </div>
      {data && (
        <details className={styles.arithmetic} open={proposes}>
          <summary>
            法定公开日 {formatDay(data.legalDate, true)}（{formatWeekday(data.legalDate)}），日期由此倒排
          </summary>
          <ol>
            {data.arithmetic.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          {data.calendar === 'estimated' && (
            <p className={styles.estimated}>
              ◐ 该年度放假安排尚未公布，工作日按周一至周五估算，公布后请核对。
            </p>
          )}
          {!proposes && (
            <Button
              size="small"
              type="link"
              style={{ padding: 0 }}
              onClick={() => STAGES.forEach(({ key }) => set(form, key, dayjs(data.stages[key])))}
            >
              采用倒排的日期
            </Button>
          )}
        </details>
      )}
    </>
  );
}

/** Fields of the form are named by the dialog; here only the dates among them are known. */
const set = <F extends object>(form: FormInstance<F>, key: keyof StageDays, day: Dayjs) =>
  (form as FormInstance).setFieldValue(['stages', key], day);
