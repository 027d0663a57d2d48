/** What a page cannot do without, in one file. */
interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** For `codeSplitting.groups`. The chunk of an entry with all that it needs at once. Left to itself the build puts what later parts need too into a chunk of its own: one more file to wait for, and worse packed. */
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
