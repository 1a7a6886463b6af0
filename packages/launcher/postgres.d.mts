export interface PostgresOptions {
  dataDir: string;
  /** 0 or nothing: any free one */
  port?: number;
  /** For tests: a crash of the machine may lose the data. */
  unsafeFast?: boolean;
  /** Receives sentences in Chinese for a person. */
  log?: (line: string) => void;
}

export interface RunningPostgres {
  port: number;
  pid: number;
  /** Where the data really lies; differs from the folder asked for when that could not be reached. */
  dataDir: string;
  /** An already running server of the same folder was found and is shared. */
  reused: boolean;
  url(database?: string): string;
  /** Leaves the server; the last process to leave stops it. */
  stop(): Promise<void>;
  /** Stops and removes the data. */
  destroy(): Promise<void>;
}

/** Starts, or shares, the PostgreSQL of a data folder. */
export function startPostgres(options: PostgresOptions): Promise<RunningPostgres>;
