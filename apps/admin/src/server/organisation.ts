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
import { organisationKeys } from './keys.ts';
import { readAgain, stale } from './stale.ts';

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
      void readAgain(cache, stale.organisationUpdated());
    },
    onError: (error) =>
      isProblem(error, 'stale-version') ? readAgain(cache, stale.organisationRefused()) : undefined,
  });
}

export function useCreateOrganisation() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof createOrganisation>) => call(createOrganisation, { body }),
    onSuccess: () => readAgain(cache, stale.organisationCreated()),
  });
}

export function useSaveDepartment() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: SentBody<typeof updateDepartment> & { id: string | null }) =>
      id
        ? call(updateDepartment, { params: { id }, body })
        : call(createDepartment, { body: { name: body.name, isOffice: body.isOffice } }),
    onSuccess: () => readAgain(cache, stale.departmentSaved()),
  });
}

export function useCreatePerson() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SentBody<typeof createPerson>) => call(createPerson, { body }),
    onSuccess: () => readAgain(cache, stale.personSaved()),
  });
}

export function useUpdatePerson() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: SentBody<typeof updatePerson> & { id: string }) =>
      call(updatePerson, { params: { id }, body }),
    onSuccess: () => readAgain(cache, stale.personSaved()),
  });
}

export const useResetPassword = () =>
  useMutation({
    mutationFn: ({ id, password }: { id: string; password: string }) =>
      call(resetPassword, { params: { id }, body: { password } }),
  });
