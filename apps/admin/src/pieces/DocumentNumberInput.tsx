import { Button, Input, type InputRef, Space } from 'antd';
import { useRef } from 'react';

/** A document number as offices write it: square brackets become 〔〕 by themselves. */
export function DocumentNumberInput({
  value = '',
  onChange,
  id,
}: {
  value?: string;
  onChange?: (value: string) => void;
  id?: string;
}) {
  const input = useRef<InputRef>(null);
  const change = (text: string) =>
    onChange?.(text.replaceAll(/[[［【（(](?=\d{0,4})/gu, '〔').replaceAll(/[\]］】）)]/gu, '〕'));
  return (
    <Space.Compact block>
      <Input
        ref={input}
        {...(id ? { id } : {})}
        value={value}
        maxLength={60}
        placeholder="×政办函〔2025〕54号"
        onChange={({ target }) => change(target.value)}
      />
      <Button
        onClick={() => {
          onChange?.(`${value}〔${new Date().getFullYear()}〕`);
          input.current?.focus();
        }}
      >
        〔〕
      </Button>
    </Space.Compact>
  );
}
