import type { FigureExplanation, ProblemDetail } from '@nianbao/contracts';
import { ExplainFigures } from '../../pieces/document/ExplainFigures.tsx';
import { useReportDocument } from '../../server/document.ts';

/** Before the report goes to its signers again: why figures are not what was signed. */
export function ExplainToSign({
  reportId,
  ...rest
}: {
  reportId: string;
  asked: readonly ProblemDetail[];
  pending: boolean;
  onSend: (explanations: FigureExplanation[]) => void;
  onClose: () => void;
}) {
  const document = useReportDocument(reportId);
  return (
    <ExplainFigures
      figures={document.data?.changedFigures ?? []}
      okText="说明并送签"
      error={document.error}
      {...rest}
    />
  );
}
