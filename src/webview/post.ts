import type { FromPage } from '../protocol/panel/fromPage.js';

/** Tells the extension what the person wants. */
export type Post = (message: FromPage) => void;
