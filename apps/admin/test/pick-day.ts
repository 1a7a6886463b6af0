import { fireEvent } from '@testing-library/react';

/** Types a day into a date field and confirms it. */
export function pickDay(field: HTMLElement, day: string): void {
  fireEvent.mouseDown(field);
  fireEvent.change(field, { target: { value: day } });
  fireEvent.keyDown(field, { key: 'Enter' });
}
