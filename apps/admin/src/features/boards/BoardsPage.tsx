import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import type { BurnDownView, CycleView, TimelinessView } from '@nianbao/contracts';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { downloadWorkbook } from '../../lib/workbook.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { sentenceOf } from '../../ui/ProblemAlert.tsx';
import { useCycles } from '../../server/cycles.ts';
import { BurnDownChart } from '../../pieces/charts/BurnDownChart.tsx';
import styles from './Boards.module.css';
import {
  burnDownFigures,
  historyFigures,
  meaningFigures,
  partFigures,
  returnFigures,
  timelinessFigures,
} from '../../pieces/charts/boards-sheets.ts';
import { useBurnDown, useTimeliness } from '../../server/boards.ts';
import { byDepartment, byYear } from '../../pieces/charts/tally.ts';
import { TimelinessCards } from './TimelinessCards.tsx';

/** 统计: how each 科室 did over the years, and whether this year will be done in time. */
export function BoardsPage() {
  return <Loaded query={useTimeliness()}>{(view) => <Boards view={view} />}</Loaded>;
}

function Boards({ view }: { view: TimelinessView }) {
  const [search, setSearch] = useSearchParams();
  const years = [...new Set(view.parts.map(({ year }) => year))];
  const year = years.find((one) => String(one) === search.get('year'));
  const running = runningOf(useCycles().data ?? [], year);
  const asked = useBurnDown(running?.reportId ?? '', running !== undefined).data;
  const burnDown = asked?.forecast.kind === 'closed' ? undefined : asked;
  const parts = view.parts.filter((part) => year === undefined || part.year === year);
  const scope = year === undefined ? '全部年度' : `${year} 年度`;
  return (
    <Page
      title="统计"
      subtitle={`${scope} · 天数按工作日计，首次提交为准，退回后的修改另计次数`}
      extra={
        <>
          <Select
            aria-label="年度"
            style={{ minWidth: 120 }}
            value={year === undefined ? '' : String(year)}
            options={[
              { value: '', label: '全部年度' },
              ...years.map((one) => ({ value: String(one), label: `${one} 年度` })),
            ]}
            onChange={(chosen) => setSearch(chosen ? { year: chosen } : {}, { replace: true })}
          />
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            打印
          </Button>
          <ExportButton scope={scope} parts={parts} all={view.parts} burnDown={burnDown} />
        </>
      }
    >
      {burnDown && (
        <Card title={`${burnDown.year} 年度进度与预测`}>
          <BurnDownChart view={burnDown} />
        </Card>
      )}
      {parts.length === 0 ? (
        <Card>
          <Empty title="还没有启动填报的年度。启动后，这里按科室统计完整和及时情况；导入的往年年报没有办理过程，不在统计之列。" />
        </Card>
      ) : (
        <TimelinessCards parts={parts} all={view.parts} />
      )}
      {view.estimatedYears.length > 0 && (
        <p className={styles.note}>
          {view.estimatedYears.join('、')} 年度涉及的日期中，有的年份节假日安排尚未公布，工作日按推算。
        </p>
      )}
    </Page>
  );
}

/** The chosen year, or the latest, that is being filled or reviewed; of a correction the server says that it is closed. */
const runningOf = (cycles: readonly CycleView[], chosen: number | undefined): CycleView | undefined =>
  cycles.find(
    ({ year, reportStatus }) =>
      (chosen === undefined || year === chosen) &&
      (reportStatus === 'collecting' || reportStatus === 'reviewing'),
  );

function ExportButton({
  scope,
  parts,
  all,
  burnDown,
}: {
  scope: string;
  parts: TimelinessView['parts'];
  all: TimelinessView['parts'];
  burnDown: BurnDownView | undefined;
}) {
  const { message } = App.useApp();
  const write = useMutation({
    mutationFn: () =>
      downloadWorkbook(`统计-${scope.replaceAll(' ', '')}.xlsx`, [
        timelinessFigures('科室', '科室', byDepartment(parts)),
        returnFigures(byDepartment(parts)),
        timelinessFigures('年度', '年度', byYear(all)),
        historyFigures(all, 'punctual'),
        historyFigures(all, 'returns'),
        partFigures(parts),
        ...(burnDown ? [burnDownFigures(burnDown)] : []),
        meaningFigures(),
      ]),
    onError: (error) => void message.error(sentenceOf(error)),
  });
  return (
    <Button
      icon={<DownloadOutlined />}
      disabled={parts.length === 0}
      loading={write.isPending}
      onClick={() => write.mutate()}
    >
      导出 Excel
    </Button>
  );
}
