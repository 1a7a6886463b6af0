import { useParams } from 'react-router';
import { Loaded } from '../../ui/Loading.tsx';
import { Board } from './Board.tsx';
import { useReport } from '../../server/reports.ts';

export function BoardPage() {
  const { id = '' } = useParams();
  return <Loaded query={useReport(id)}>{(report) => <Board report={report} />}</Loaded>;
}
