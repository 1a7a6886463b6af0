export * from './chain.ts';
export * from './entry.ts';
export * from './fault-sentence.ts';
export * from './lines.ts';
export * from './manifest.ts';
export * from './verify.ts';
