import { FAMILIES, MORE_GIVEN_NAMES } from "./given-names";

const byForm = new Map<string, Set<string>>();
for (const line of FAMILIES.trim().split("\n")) {
  const forms = line.trim().split(" ");
  for (const form of forms) {
    const all = byForm.get(form) ?? new Set<string>();
    for (const other of forms) if (other !== form) all.add(other);
    byForm.set(form, all);
  }
}

for (const name of MORE_GIVEN_NAMES.trim().split(/\s+/)) if (!byForm.has(name)) byForm.set(name, new Set());

/** Other forms of a folded given name; empty for one that is in no list. */
export function formsOf(given: string): ReadonlySet<string> {
  return byForm.get(given) ?? new Set();
}

/** Whether a folded word is a given name, or a form of one, that the list has. */
export function hasForms(word: string): boolean {
  return byForm.has(word);
}
