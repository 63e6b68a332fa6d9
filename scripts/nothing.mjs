/** Stands in for what must not be in a bundle. */
export default undefined;
