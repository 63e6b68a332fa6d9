/** Marks that turn the order of what follows, so that code reads otherwise than it runs. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** `text` with marks that change the order of letters written out: they are seen and do nothing. */
export function visible(text: string): string {
  return text.replace(TURNS, mark => `⟦U+${mark.charCodeAt(0).toString(16).toUpperCase()}⟧`);
}
