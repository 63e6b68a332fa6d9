import { fileURLToPath } from 'node:url';

/** The root of the project, as a path. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));
