import { ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import styles from './ReturnPhrasesField.module.css';

/** As the API allows. */
const MOST = 30;
const LONGEST = 100;

/** 退回用语: the body's own words, one a line, offered in this order wherever something is returned. */
export function ReturnPhrasesField() {
  return (
    <Form.List name="returnPhrases">
      {(fields, { add, remove, move }) => (
        <fieldset className={styles.phrases}>
          <legend>退回用语</legend>
          <p className={styles.hint}>退回时可以直接选用，按这里的次序排列。</p>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles.line}>
              <Form.Item
                name={name}
                rules={[{ required: true, whitespace: true, message: '请填写，或删去这一条' }]}
                className={styles.words ?? ''}
              >
                <Input
                  aria-label={`第 ${name + 1} 条退回用语`}
                  maxLength={LONGEST}
                  placeholder="如：请与台账核对"
                />
              </Form.Item>
              <Button
                icon={<ArrowUpOutlined />}
                aria-label={`第 ${name + 1} 条上移`}
                disabled={name === 0}
                onClick={() => move(name, name - 1)}
              />
              <Button
                icon={<DeleteOutlined />}
                aria-label={`删去第 ${name + 1} 条退回用语`}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          {fields.length < MOST && (
            <Button type="dashed" icon={<PlusOutlined />} onClick={() => add('')}>
              加一条退回用语
            </Button>
          )}
        </fieldset>
      )}
    </Form.List>
  );
}
