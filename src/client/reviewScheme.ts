/** Of the pages that new code is decided on. */
export const REVIEW_SCHEME = 'cove-review';
