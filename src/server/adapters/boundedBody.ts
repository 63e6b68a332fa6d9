/**
 * The text of `body`, or undefined where it is longer than `bytesMax`; then it is read no further.
 *
 * Bytes that are no UTF-8 become replacement characters.
 */
export async function textWithin(
  body: ReadableStream<Uint8Array> | null,
  bytesMax: number,
): Promise<string | undefined> {
  if (!body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytesMax < bytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
