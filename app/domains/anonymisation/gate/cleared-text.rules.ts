import type { Actor } from "~/domains/access/actor";
import type { ClearedText } from "~/platform/cleared-text";
import { markCleared } from "~/platform/mark-cleared";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { FindingKind } from "../finding.rules";
import { numberNeverTold, problemsOnEntry } from "./entry.rules";

/** Texts by the fields of their form, each as others may read it. */
export type Cleared<T> = { readonly [K in keyof T]: ClearedText | Extract<T[K], null | undefined> };
type Texts = Readonly<Record<string, string | null | undefined>>;

/**
 * The texts of a provider that others read, or a refusal of the first that holds a number that leads to somebody. The
 * form has said the same beside the field; here no caller can leave it out. `allowed` may stand in them.
 */
export function clearEntries<const T extends Texts>(
  texts: T,
  allowed: readonly FindingKind[] = [],
): Result<Cleared<T>, Refusal> {
  return clearEach(texts, (text) => problemsOnEntry(text, allowed)[0]);
}

/**
 * The texts of a council or the hub that are about no referral, so that there is no child to compare them with: a forum,
 * an alert, why a provider is confirmed. Refuses numbers that lead to one person; its own telephone may stand there.
 */
export function clearNotices<const T extends Texts>(texts: T): Result<Cleared<T>, Refusal> {
  return clearEach(texts, (text) => {
    const found = numberNeverTold(text);
    return found && `${found.what} is in it: “${found.said}”. Other organisations read this, so take it out`;
  });
}

/** The same by who writes them: a provider's are entries, those of a council or the hub notices. */
export function clearTextsOf<const T extends Texts>(
  { kind }: Pick<Actor, "kind">,
  texts: T,
): Result<Cleared<T>, Refusal> {
  return kind === "provider" ? clearEntries(texts) : clearNotices(texts);
}

function clearEach<T extends Texts>(
  texts: T,
  problemWith: (text: string) => string | undefined,
): Result<Cleared<T>, Refusal> {
  const cleared: Record<string, ClearedText | null | undefined> = {};
  for (const [field, text] of Object.entries(texts)) {
    const problem = text ? problemWith(text) : undefined;
    if (problem !== undefined) return err(invalid(problem, field));
    cleared[field] = typeof text === "string" ? markCleared(text) : text;
  }
  return ok(cleared as Cleared<T>);
}
