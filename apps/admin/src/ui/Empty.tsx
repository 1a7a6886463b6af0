import { Empty as AntEmpty } from 'antd';
import type { ReactNode } from 'react';

/** Says what is missing here and what to do first. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <AntEmpty
      image={AntEmpty.PRESENTED_IMAGE_SIMPLE}
      description={<span style={{ color: 'var(--ink-2)' }}>{title}</span>}
      style={{ padding: '32px 16px' }}
    >
      {children}
    </AntEmpty>
  );
}
