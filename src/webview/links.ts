/**
 * Calls `open` with the address of a link that was clicked, or chosen by Enter. A link has no
 * address that the browser knows: nothing follows it by itself.
 */
export function onLink(open: (url: string) => void): (event: Event) => void {
  return event => {
    if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
    const { target } = event;
    const link = target instanceof Element ? target.closest('a[data-url]') : null;
    const url = link?.getAttribute('data-url') ?? '';
    if (url === '') return;
    event.preventDefault();
    open(url);
  };
}
