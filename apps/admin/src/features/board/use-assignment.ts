import type { PartSummary, ReportView } from '@nianbao/contracts';
import { App } from 'antd';
import { useState } from 'react';
import { useAssignParts, useProposal } from '../../server/reports.ts';

/** Everything about who gets which part: selection, last year's proposal, dropping, moving what somebody has already. */
export function useAssignment(report: ReportView) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [moving, setMoving] = useState<{ part: PartSummary; departmentId: string } | null>(null);
  const { message } = App.useApp();
  const assign = useAssignParts(report.id);
  const open = report.sections
    .flatMap(({ parts }) => parts)
    .filter(({ allowedActions }) => allowedActions.includes('assign'));
  const byId = new Map(open.map((part) => [part.id, part]));
  const proposal = useProposal(report.id, open.length > 0);
  const proposed = new Map(
    (proposal.data ?? [])
      .filter(({ partId }) => byId.has(partId))
      .map((one) => [one.partId, one.departmentId]),
  );
  // Somebody else may have assigned a selected part meanwhile: it is selected no more.
  const selected: ReadonlySet<string> = new Set([...chosen].filter((id) => byId.has(id)));

  const send = (wanted: { partId: string; departmentId: string }[], dueOn = report.stages.inputDue) => {
    const assignments = wanted.flatMap(({ partId, departmentId }) => {
      const part = byId.get(partId);
      return part ? [{ partId, version: part.version, departmentId, dueOn }] : [];
    });
    if (assignments.length === 0) return;
    assign.mutate(
      { assignments },
      {
        onSuccess: () => {
          setChosen(new Set());
          void message.success(`已分派 ${assignments.length} 项`);
        },
      },
    );
  };

  return {
    selected,
    proposed,
    moving,
    pending: assign.isPending,
    error: assign.error,
    forget: assign.reset,
    stopMoving: () => setMoving(null),
    clear: () => setChosen(new Set()),
    toggle: (id: string) =>
      setChosen(new Set(selected.has(id) ? [...selected].filter((one) => one !== id) : [...selected, id])),
    assignSelected: (departmentId: string, dueOn: string) =>
      send(
        [...selected].map((partId) => ({ partId, departmentId })),
        dueOn,
      ),
    takeAllProposed: () => send([...proposed].map(([partId, departmentId]) => ({ partId, departmentId }))),
    /** Unassigned parts are assigned at once; a part that somebody has asks for the reason of moving it. */
    drop: (ids: string[], departmentId: string) => {
      const [only] = ids;
      const part = report.sections.flatMap(({ parts }) => parts).find(({ id }) => id === only);
      if (ids.length === 1 && part && !byId.has(part.id)) {
        if (part.departmentId !== departmentId) setMoving({ part, departmentId });
        return;
      }
      send(ids.map((partId) => ({ partId, departmentId })));
    },
  };
}
