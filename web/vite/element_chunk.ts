/**
 * The chunk of all that an entry needs at once, apart from the entry itself: later parts import from it. Did they import from the entry, a page that
 * names the entry by another address than its file's (a CDN's short one, one with a query) would load everything twice.
 */
interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** For `codeSplitting.groups`: the name of the chunk of module `id`; null leaves it where it is. */
export function elementChunk(entry: string): (id: string, modules: Modules) => string | null {
  let needed: ReadonlySet<string> | null = null;
  return (id, modules) => {
    needed ??= reachable(entry, modules);
    return id !== entry && needed.has(id) ? "element" : null;
  };
}

/** The chunk of an entry with all that it needs at once. Left to itself the build puts what later parts need too into a chunk of its own: one more file to wait for, and worse packed. */
export function wholeEntry(entry: string, name: string): (id: string, modules: Modules) => string | null {
  let needed: ReadonlySet<string> | null = null;
  return (id, modules) => {
    needed ??= reachable(entry, modules);
    return needed.has(id) ? name : null;
  };
}

function reachable(entry: string, modules: Modules): ReadonlySet<string> {
  const found = new Set([entry]);
  // A set may grow while it is gone through.
  for (const id of found) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}
