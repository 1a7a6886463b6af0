/** For whoever needs a setting: `@Inject(CONFIG) private readonly config: Config`. */
export const CONFIG = Symbol('config');
