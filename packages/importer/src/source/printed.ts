/** A page as it is printed, in points from its upper left corner: words with their places, and drawn lines. */
export interface PrintedPage {
  width: number;
  height: number;
  runs: PrintedRun[];
  rules: PrintedRule[];
}
/** `y` is the line on which the words stand. */
export interface PrintedRun {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}
/** A line across or down the page; `x1 <= x2`, `y1 <= y2`. */
export interface PrintedRule {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}
