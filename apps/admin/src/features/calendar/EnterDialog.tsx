import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { CalendarChange, CalendarView } from '@nianbao/contracts';
import type { Arrangement } from '@nianbao/workdays';
import { Button, Checkbox, DatePicker, Form, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { DocumentNumberInput } from '../../pieces/DocumentNumberInput.tsx';
import styles from './Calendar.module.css';
import { daysBetweenBoth } from './calendar-days.ts';
import { ReadNotice } from './ReadNotice.tsx';

interface Line {
  days: [Dayjs, Dayjs];
  working: boolean;
}
interface Fields {
  lines: Line[];
  source: string;
  complete: boolean;
}

const DAY = 'YYYY-MM-DD';

/** One day or a whole arrangement, with the number of its notice; nothing is changed before what moves was shown. */
export function EnterDialog({
  calendar: { year, status, announcedHere },
  day,
  onPreview,
  onClose,
}: {
  calendar: CalendarView;
  /** The day that was pressed. */
  day: string | null;
  onPreview: (change: CalendarChange) => void;
  onClose: () => void;
}) {
  const [form] = Form.useForm<Fields>();
  const first = day ? dayjs(day) : null;
  const show = ({ lines, source, complete }: Fields) =>
    onPreview({
      set: lines.flatMap(({ days: [from, to], working }) =>
        daysBetweenBoth(from.format(DAY), to.format(DAY)).map((one) => ({ day: one, working, source })),
      ),
      remove: [],
      ...(complete ? { announced: { year, source } } : {}),
    });
  const fill = ({ off, worked, documentNumber }: Arrangement) =>
    form.setFieldsValue({
      lines: [
        ...off.map(({ from, to }): Line => ({ days: [dayjs(from), dayjs(to)], working: false })),
        ...worked.map((one): Line => ({ days: [dayjs(one), dayjs(one)], working: true })),
      ],
      ...(documentNumber === null ? {} : { source: documentNumber }),
      complete: true,
    });
  return (
    <Modal
      open
      width={620}
      title="录入或更正放假安排"
      okText="预览影响"
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        name="calendar"
        layout="vertical"
        requiredMark={false}
        onFinish={show}
        initialValues={{
          lines: [{ days: first ? [first, first] : undefined, working: false }],
          source: '',
          complete: false,
        }}
      >
        <ReadNotice year={year} onRead={fill} />
        <Form.Item
          name="source"
          label="依据（通知文号）"
          rules={[{ required: true, whitespace: true, message: '请填写通知文号' }]}
        >
          <DocumentNumberInput />
        </Form.Item>
        <Form.List
          name="lines"
          rules={[
            {
              validator: (_, lines: Partial<Line>[]) =>
                repeats(lines) ? Promise.reject(new Error('同一天只能填写一次')) : Promise.resolve(),
            },
          ]}
        >
          {(fields, { add, remove }, { errors }) => (
            <div className={styles.lines} role="group" aria-label="日期">
              {fields.map(({ key, name }) => (
                <div key={key} className={styles.line}>
                  <Form.Item
                    name={[name, 'days']}
                    noStyle={false}
                    style={{ marginBottom: 0 }}
                    rules={[{ required: true, message: '请选择起止日期' }]}
                  >
                    <DatePicker.RangePicker
                      style={{ width: '100%' }}
                      defaultPickerValue={[dayjs(`${year}-01-01`), dayjs(`${year}-02-01`)]}
                      aria-label={`第 ${name + 1} 段日期`}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'working']} style={{ marginBottom: 0 }}>
                    <Select
                      aria-label={`第 ${name + 1} 段放假或上班`}
                      options={[
                        { value: false, label: '放假' },
                        { value: true, label: '上班' },
                      ]}
                    />
                  </Form.Item>
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={`删去第 ${name + 1} 段`}
                    disabled={fields.length === 1}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Form.ErrorList errors={errors} />
              <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ working: false })}>
                加一段
              </Button>
            </div>
          )}
        </Form.List>
        {status === 'estimated' && !announcedHere && (
          <Form.Item name="complete" valuePropName="checked" style={{ marginBottom: 0 }}>
            <Checkbox>以上已是 {year} 年的全部安排，不再推算（其余日期按周一至周五上班）</Checkbox>
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

function repeats(lines: readonly Partial<Line>[]): boolean {
  const days = lines.flatMap(({ days: range }) =>
    range ? daysBetweenBoth(range[0].format(DAY), range[1].format(DAY)) : [],
  );
  return new Set(days).size < days.length;
}
