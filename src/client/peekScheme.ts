/** Of what a peek at the code shows. */
export const PEEK_SCHEME = 'cove-peek';
