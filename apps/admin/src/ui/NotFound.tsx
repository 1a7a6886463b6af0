import { FileSearchOutlined } from '@ant-design/icons';
import { Result } from 'antd';
import { Link } from 'react-router';

export function NotFound() {
  return (
    <Result
      icon={<FileSearchOutlined style={{ color: 'var(--ink-3)' }} />}
      title={<h1 style={{ margin: 0, font: 'inherit' }}>没有找到这一页</h1>}
      subTitle="它可能已被移走，或属于您无权查看的单位。"
      extra={<Link to="/">回到首页</Link>}
    />
  );
}
