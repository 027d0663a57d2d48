/** One loading for all who ask, so that ten elements on a page fetch a part once. After a failure the next who asks tries again. */
export function sharedLoad<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let pending: Promise<Part> | undefined;
  return () => {
    pending ??= load().catch((reason: unknown) => {
      pending = undefined;
      throw reason;
    });
    return pending;
  };
}
