import type { ZeroReport } from '@nianbao/contracts';
import { cellName, type CellPath, findCell, type TableFormat } from '@nianbao/report-formats';
import { App, Button } from 'antd';
import { useSignedIn } from '../../../server/session.ts';

const STATEMENT = '以上各项本年度确实没有发生';

/** 一键零报告. 0 is only ever typed or confirmed by a person: who confirms is named before anything is filled in. */
export function ZeroFill({
  table,
  empty,
  onConfirm,
}: {
  table: TableFormat;
  empty: readonly CellPath[];
  onConfirm: (zeroReport: ZeroReport) => void;
}) {
  const { modal } = App.useApp();
  const { user } = useSignedIn();
  const ask = () => {
    const names = empty.flatMap((path) => {
      const cell = findCell(table, path);
      return cell ? [cellName(table, cell)] : [];
    });
    modal.confirm({
      title: `零报告：把 ${empty.length} 个未填的格填为 0`,
      content: (
        <>
          <p>已经填写的格不变。将填为 0 的是：</p>
          <ul
            style={{ maxHeight: 200, overflow: 'auto', margin: '8px 0', paddingLeft: 20, listStyle: 'disc' }}
          >
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <p>
            由 <strong>{user.name}</strong> 确认：{STATEMENT}
            。此确认将以您的姓名记录在案，并写入每一格的历史。
          </p>
        </>
      ),
      okText: `${user.name}确认，填 0`,
      cancelText: '先不填',
      width: 520,
      onOk: () => onConfirm({ confirmedBy: user.id, statement: STATEMENT }),
    });
  };
  return (
    <Button onClick={ask} disabled={empty.length === 0}>
      未填的格填 0{empty.length > 0 && `（${empty.length}）`}
    </Button>
  );
}
