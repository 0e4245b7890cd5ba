import { personOfEndedSession } from "~/domains/access/session.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { wholeText } from "~/platform/forms/posted-body.server";
import { isSignedFormKey } from "~/platform/forms/signed-form-key.server";
import { newId } from "~/platform/ids";
import { KeysAway } from "~/platform/keys/client.server";
import { openText, sealText } from "~/platform/keys/sealed-texts.server";

/**
 * Forms sent after their session had ended: kept sealed under the vault's key for 96 hours (over a weekend), one a person
 * and page, and only where the form carries a key that we made for it; given back only to the person whose session it
 * was. Files are not kept.
 */
export const KEPT_HOURS = 96;
const KEEP = KEPT_HOURS * 60 * 60_000;
/** Once it has been given back nobody needs it for days. */
const GIVEN_BACK = 60 * 60_000;
/** More pages than anybody has open; the oldest go. */
const MAX_KEPT = 20;
const LARGEST = 256 * 1024;
const NEVER_KEPT = ["password", "current"];

export type ResumableSubmission = { path: string; fields: { name: string; value: string }[] };

// The row's id and person are bound to the text: a row moved to somebody else cannot be opened.
const bound = (id: string, personId: string, path: string) => `kept post\n${id}\n${personId}\n${path}`;

/** Keeps the body of a form whose session has ended; its id, or undefined when nobody could ever get it back. */
export async function keepSubmission(request: Request): Promise<string | undefined> {
  const type = request.headers.get("content-type") ?? "";
  if (request.method !== "POST" || !type.startsWith("application/x-www-form-urlencoded")) return undefined;
  const personId = await personOfEndedSession(request);
  if (!personId) return undefined;
  const body = await wholeText(request);
  // A password is typed again rather than kept, even encrypted.
  const fields = new URLSearchParams(body);
  if (body.length === 0 || body.length > LARGEST || NEVER_KEPT.some((name) => fields.has(name)))
    return undefined;
  if (!isSignedFormKey(fields.get("key"))) return undefined;
  const { pathname, search } = new URL(request.url);
  const path = pathname + search;
  const id = newId();
  const sql = sqlFor("auth");
  await sql`
    delete from auth.kept_posts
     where expires_at <= ${now()} or (person_id = ${personId} and split_part(path, '?', 1) = ${pathname})
        or id in (select id from auth.kept_posts where person_id = ${personId} order by id desc offset ${MAX_KEPT - 1})`;
  const text = await sealText(bound(id, personId, path), body).catch((error: unknown) => {
    // Nothing can be kept while the keys are away; signing in goes on.
    if (error instanceof KeysAway) return undefined;
    throw error;
  });
  if (!text) return undefined;
  const sealed = Buffer.from(text);
  await sql`
    insert into auth.kept_posts (id, person_id, path, ciphertext, expires_at)
    values (${id}, ${personId}, ${path}, ${sealed}, ${new Date(now().getTime() + KEEP)})`;
  return id;
}

/** The newest of what was kept for a person: where they go who sign in without saying where to. */
export async function newestResumableSubmission(personId: string): Promise<string | undefined> {
  const [row] = await sqlFor("auth")<{ id: string }[]>`
    select id from auth.kept_posts where person_id = ${personId} and expires_at > ${now()} order by id desc limit 1`;
  return row?.id;
}

/** What was kept under this id for this person: where it was going and its fields in order. */
export async function resumableSubmission(
  personId: string,
  id: string,
): Promise<ResumableSubmission | undefined> {
  const [row] = await sqlFor("auth")<{ path: string; ciphertext: Buffer }[]>`
    select path, ciphertext from auth.kept_posts
    where id = ${id} and person_id = ${personId} and expires_at > ${now()}`;
  if (!row) return undefined;
  const text = await openText(bound(id, personId, row.path), row.ciphertext);
  if (text === null) return undefined;
  const soon = new Date(now().getTime() + GIVEN_BACK);
  await sqlFor("auth")`update auth.kept_posts set expires_at = least(expires_at, ${soon}) where id = ${id}`;
  const fields = new URLSearchParams(text);
  return { path: row.path, fields: [...fields].map(([name, value]) => ({ name, value })) };
}
