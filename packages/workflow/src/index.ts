export * from './actor.ts';
export * from './names.ts';
export * from './part.ts';
export * from './paths.ts';
export * from './report.ts';
export * from './review.ts';
