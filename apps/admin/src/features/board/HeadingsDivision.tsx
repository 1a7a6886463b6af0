import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';

/** The sub-headings into which a text is divided, one input each. */
export function HeadingsDivision({
  headings,
  onChange,
}: {
  headings: readonly string[];
  onChange: (headings: string[]) => void;
}) {
  return (
    <div style={{ display: 'grid', gap: 8, marginBottom: 16 }}>
      {headings.map((heading, index) => (
        // Inputs are told apart by their place alone: their text is what is being typed.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} style={{ display: 'flex', gap: 8 }}>
          <Input
            value={heading}
            maxLength={60}
            aria-label={`第 ${index + 1} 个小标题`}
            placeholder="小标题，不带序号"
            onChange={({ target }) =>
              onChange(headings.map((old, at) => (at === index ? target.value : old)))
            }
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={`删去第 ${index + 1} 个小标题`}
            disabled={headings.length === 1}
            onClick={() => onChange(headings.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...headings, ''])}>
        加一个小标题
      </Button>
    </div>
  );
}
