import type { AttachmentView } from '@nianbao/contracts';
import { useMutation } from '@tanstack/react-query';
import { uploadAttachment } from '../lib/call.ts';

/** Sends a file that a form will name. */
export const useUpload = (onSuccess: (stored: AttachmentView) => void) =>
  useMutation({ mutationFn: uploadAttachment, onSuccess });

/** Sends a file out of the turn of any screen. */
export const sendFile = (file: File): Promise<AttachmentView> => uploadAttachment(file);
