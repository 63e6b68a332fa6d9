/** All that is written to stdout and stderr while `work` runs, which then is not printed. */
export async function printedDuring(work: () => Promise<unknown>): Promise<string> {
  let printed = '';
  const restore = [process.stdout, process.stderr].map(stream => {
    const write = stream.write.bind(stream);
    stream.write = (chunk: string | Uint8Array) => {
      printed += chunk.toString();
      return true;
    };
    return () => {
      stream.write = write;
    };
  });
  try {
    await work();
  } finally {
    for (const undo of restore) undo();
  }
  return printed;
}
