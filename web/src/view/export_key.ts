/** What a matrix that can be taken along is called. */
export function weightKey(path: string): string {
  return `weight|${path}`;
}
