import { compareWordFile, exportWord, saveChanges, type WordDifferenceView } from '@nianbao/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, uploadTo } from '../../lib/call.ts';

/** Makes an export and hands its file to the browser. */
export const useExportWord = (reportId: string) =>
  useMutation({
    mutationFn: (partId: string | null) => call(exportWord, { params: { id: reportId }, body: { partId } }),
    onSuccess: ({ id }) => window.location.assign(`/api/exports/${id}/file`),
  });

export const useCompareWord = (reportId: string) =>
  useMutation({ mutationFn: (file: File) => uploadTo(compareWordFile, { id: reportId }, file) });

export interface AcceptedChanges {
  saved: number;
  /** Labels of places that somebody changed meanwhile. */
  conflicts: string[];
}

/** Sends what was chosen, part by part, by the ordinary way of saving: versions decide as always. */
export function useAcceptChanges() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (chosen: readonly WordDifferenceView[]): Promise<AcceptedChanges> => {
      const answers: AcceptedChanges[] = [];
      for (const id of new Set(chosen.flatMap(({ partId }) => partId ?? []))) {
        const differences = chosen.filter(({ partId }) => partId === id);
        const changes = differences.flatMap(({ change }) => change ?? []);
        const { results } = await call(saveChanges, { params: { id }, body: { changes } });
        const lost = new Set(
          results.filter(({ outcome }) => outcome === 'conflict').map(({ address }) => address),
        );
        answers.push({
          saved: results.length - lost.size,
          conflicts: differences.filter(({ address }) => lost.has(address)).map(({ label }) => label),
        });
      }
      return {
        saved: answers.reduce((sum, { saved }) => sum + saved, 0),
        conflicts: answers.flatMap(({ conflicts }) => conflicts),
      };
    },
    onSettled: () => cache.invalidateQueries(),
  });
}
