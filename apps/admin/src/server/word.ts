import {
  type Change,
  compareWordFile,
  exportWord,
  listWordExports,
  type Place,
  saveChanges,
  type WordDifferenceView,
} from '@nianbao/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, uploadTo } from '../lib/call.ts';
import { explanationOf } from '../ui/ProblemAlert.tsx';
import { reportKeys } from './keys.ts';
import { readAgain, stale } from './stale.ts';

/** What became of one difference: accepted means saved; of the other ways none wrote anything. */
export type Decision =
  | { kind: 'accepted' }
  | { kind: 'refused' }
  /** Somebody wrote there after the comparison: what stands there now, and nothing was overwritten. */
  | { kind: 'overtaken'; place: Place }
  | { kind: 'failed'; reason: string };

export type Decisions = ReadonlyMap<string, Decision>;

/** A difference that the server lets the person take over. */
export type Acceptable = WordDifferenceView & { change: Change; partId: string };

export const useWordExports = (reportId: string) =>
  useQuery({
    queryKey: reportKeys.exports(reportId),
    queryFn: ({ signal }) => call(listWordExports, { params: { id: reportId }, signal }),
  });

export const exportUrl = (id: string): string => `/api/exports/${encodeURIComponent(id)}/file`;

/** Makes an export and hands its file to the browser. */
export function useExportWord(reportId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (partId: string | null) => call(exportWord, { params: { id: reportId }, body: { partId } }),
    onSuccess: ({ id }) => {
      window.location.assign(exportUrl(id));
      return readAgain(cache, stale.wordExported(reportId));
    },
  });
}

export const useCompareWord = (reportId: string) =>
  useMutation({ mutationFn: (file: File) => uploadTo(compareWordFile, { id: reportId }, file) });

/** Sends what was chosen, part by part, by the ordinary way of saving: versions decide as always. Never fails as a whole. */
export function useAcceptChanges() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (chosen: readonly Acceptable[]): Promise<Decisions> => {
      const decided: [string, Decision][] = [];
      for (const partId of new Set(chosen.map((each) => each.partId))) {
        decided.push(
          ...(await acceptInPart(
            partId,
            chosen.filter((each) => each.partId === partId),
          )),
        );
      }
      return new Map(decided);
    },
    onSettled: () => readAgain(cache, stale.wordAccepted()),
  });
}

/** What one part's office refuses must not hide what another part has saved. */
async function acceptInPart(id: string, differences: readonly Acceptable[]): Promise<[string, Decision][]> {
  try {
    const changes = differences.map(({ change }) => change);
    const { results } = await call(saveChanges, { params: { id }, body: { changes } });
    return results.map(({ address, outcome, place }) => [
      address,
      outcome === 'saved' ? { kind: 'accepted' } : { kind: 'overtaken', place },
    ]);
  } catch (error) {
    return differences.map(({ address }) => [address, { kind: 'failed', reason: explanationOf(error) }]);
  }
}
