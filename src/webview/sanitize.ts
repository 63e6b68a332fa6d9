import purifier from 'dompurify';

/** What an answer may be made of. There is no picture, frame, form, style or address in it. */
const TAGS = [
  ...['p', 'h3', 'hr', 'br', 'blockquote', 'ul', 'ol', 'li', 'pre', 'code'],
  ...['em', 'strong', 's', 'a', 'span', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
];

const ATTRIBUTES = ['class', 'dir', 'start', 'role', 'tabindex', 'title', 'data-url'];

/**
 * `html` as nodes, without all that could load, run or look like the page itself.
 *
 * **Invariant:** no node in it has a reference to anything outside of the page.
 */
export function sanitized(html: string): DocumentFragment {
  return purifier.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
    RETURN_DOM_FRAGMENT: true,
  });
}
