/** The time of day, as the person writes it. */
export function timeOf(utc: string | undefined): string {
  const shown: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  return utc === undefined ? '' : new Date(utc).toLocaleTimeString([], shown);
}
