const ALLOWED = new Set(['image/png', 'image/jpeg']);

/** Other pictures made of points are drawn anew as PNG, the only kinds that reports hold being PNG and JPEG. */
export async function asAllowed(file: File): Promise<File> {
  if (ALLOWED.has(file.type)) return file;
  const bitmap = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!blob) throw new Error('not drawn');
  return new File([blob], `${file.name.replace(/\.[^.]*$/u, '')}.png`, { type: 'image/png' });
}
