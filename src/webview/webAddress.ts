/**
 * The address of a web page as a browser reads it; undefined for what runs a command, opens a file
 * or hides its host behind a user's name.
 */
export function webAddress(written: string): string | undefined {
  if (!URL.canParse(written)) return undefined;
  const { protocol, username, password, href } = new URL(written);
  const isPlain = username === '' && password === '';
  return isPlain && (protocol === 'https:' || protocol === 'http:') ? href : undefined;
}
