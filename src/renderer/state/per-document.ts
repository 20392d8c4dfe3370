const kept: { delete: (ref: string) => unknown }[] = [];

/** What this window knows of its open documents besides the store, by their refs; gone with the document. */
export function perDocument<T>(): Map<string, T> {
  const map = new Map<string, T>();
  kept.push(map);
  return map;
}

export function forgetDocument(ref: string): void {
  for (const map of kept) map.delete(ref);
}
