import {
  createDepartment,
  createOrganisation,
  createPerson,
  getOrganisation,
  listDepartments,
  listPeople,
  resetPassword,
  type SentBody,
  updateDepartment,
  updateOrganisation,
  updatePerson,
} from '@nianbao/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, isProblem } from '../lib/call.ts';
import { readDatesAgain } from './deadlines.ts';
import { sessionKey } from './session.ts';

export const organisationKeys = {
  one: ['organisation'] as const,
  departments: ['departments'] as const,
  people: ['people'] as const,
};

const STALE_MS = 60_000;

export const useOrganisation = () =>
  useQuery({
    queryKey: organisationKeys.one,
    queryFn: ({ signal }) => call(getOrganisation, { signal }),
    staleTime: STALE_MS,
  });

export const useDepartments = () =>
  useQuery({
    queryKey: organisationKeys.departments,
    queryFn: ({ signal }) => call(listDepartments, { signal }),
    staleTime: STALE_MS,
  });

export const usePeople = () =>
  useQuery({
    queryKey: organisationKeys.people,
    queryFn: ({ signal }) => call(listPeople, { signal }),
    staleTime: STALE_MS,
  });

export function useUpdateOrganisation() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof updateOrganisation>) => call(updateOrganisation, { body }),
    onSuccess: (organisation) => {
      cache.setQueryData(organisationKeys.one, organisation);
      void cache.invalidateQueries({ queryKey: sessionKey });
      // From when a date is near shows on every light.
      void readDatesAgain(cache);
    },
    onError: (error) =>
      isProblem(error, 'stale-version')
        ? cache.invalidateQueries({ queryKey: organisationKeys.one })
        : undefined,
  });
}

export function useCreateOrganisation() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof createOrganisation>) => call(createOrganisation, { body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: sessionKey }),
  });
}

export function useSaveDepartment() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: SentBody<typeof updateDepartment> & { id: string | null }) =>
      id
        ? call(updateDepartment, { params: { id }, body })
        : call(createDepartment, { body: { name: body.name, isOffice: body.isOffice } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: organisationKeys.departments }),
  });
}

export function useCreatePerson() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof createPerson>) => call(createPerson, { body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: organisationKeys.people }),
  });
}

export function useUpdatePerson() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: SentBody<typeof updatePerson> & { id: string }) =>
      call(updatePerson, { params: { id }, body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: organisationKeys.people }),
  });
}

export const useResetPassword = () =>
  useMutation({
    mutationFn: ({ id, password }: { id: string; password: string }) =>
      call(resetPassword, { params: { id }, body: { password } }),
  });
