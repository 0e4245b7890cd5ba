import { createHash } from "node:crypto";
import type { Submission, SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import type { z } from "zod";
import { isId, newFormKey } from "~/platform/ids";
import { asSentence, conflict, isWithoutForm, type Refusal, STATUS } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import { postedBody } from "./posted-body.server";

type Refused = ReturnType<typeof data<SubmissionResult<string[]>>>;

export type ParsedForm<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** The form's one-time key, bound to what was sent under it. */
      readonly key: string;
      /** The version of the row that the form was filled from; 0 when it carries none. */
      readonly version: number;
      /** The digest of what the form was filled from, where its rows have no version; empty when it carries none. */
      readonly expected: string;
      /** The page again with all that was typed and nothing wrong: the next step of a form of several. */
      readonly again: () => Refused;
      /** Answers a command's refusal on this form; what was typed is kept. 404 and 403 have no form and are thrown. */
      readonly refuse: (refusal: Refusal) => Refused;
    }
  | { readonly ok: false; readonly response: Refused };

type Expected = "version" | "saved-at" | "digest";

export type ParseOptions<T = unknown> = {
  /**
   * What the form must say it was filled from: the version of a row, when it was saved (milliseconds), or the digest of what has neither. A form without it
   * is refused as changed meanwhile, with all that was typed, because nothing shows that it was not. A page with several
   * forms says it of each.
   */
  expects?: Expected | ((sent: T) => Expected | undefined);
  /** Fields that are never sent back, for example passwords. */
  hide?: string[];
};

/**
 * Reads a posted form by its schema. Not valid: `response` is the page again with status 422, the messages and
 * everything that was typed. A body that is no form at all is thrown as 400.
 */
export async function parseForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  options: ParseOptions<z.output<S>> = {},
): Promise<ParsedForm<z.output<S>>> {
  const form = await readForm(request);
  const submission: Submission<z.input<S>, string[], z.output<S>> = parseWithZod(form, { schema });
  if (submission.status !== "success")
    return {
      ok: false,
      response: data(inFormOrder(form, submission.reply(hiding(options))), { status: 422 }),
    };
  const { expects } = options;
  if (lacksExpected(form, typeof expects === "function" ? expects(submission.value) : expects))
    return { ok: false, response: answer(submission, conflict(), options) };
  return {
    ok: true,
    value: submission.value,
    key: formKeyOf(form, new URL(request.url).pathname),
    version: versionIn(form),
    expected: String(form.get("expected") ?? ""),
    again: () => data(submission.reply(hiding(options)), { status: 200 }),
    refuse: (refusal) => answer(submission, refusal, options),
  };
}

/** A posted form without what nobody typed. A body that is no form of ours is thrown as 400. */
export async function readForm(request: Request): Promise<FormData> {
  return (await postedBody(request)).form;
}

/**
 * The one-time key of a posted form with the digest of what was sent under it and where to: another body under the
 * same key is no replay (`access/acting`). A form without a key gets one that nobody else has.
 */
export function formKeyOf(form: FormData, path: string, file = ""): string {
  const key = form.get("key");
  if (typeof key !== "string" || !isId(key)) return newFormKey();
  const digest = createHash("sha256").update(`${path}\n${file}`);
  for (const [name, value] of form)
    if (name !== "key" && typeof value === "string") digest.update(`\n${JSON.stringify([name, value])}`);
  return `${key}.${digest.digest("base64url")}`;
}

/** The errors in the order of the form's fields, as browsers post them, so that the summary reads like the page. */
function inFormOrder<R extends { error?: Record<string, string[] | null> | null }>(
  form: FormData,
  reply: R,
): R {
  if (!reply.error) return reply;
  const posted = [...form.keys()];
  let before = -1;
  const ranked = Object.entries(reply.error).map(([field, messages]) => {
    const at = posted.findIndex(
      (name) => name === field || (/^[.[]/.test(name.slice(field.length)) && name.startsWith(field)),
    );
    // A box or a choice that nobody ticked is not posted: it stays behind the field that the schema names before it.
    before = at < 0 ? before : at;
    return { field, messages, rank: before };
  });
  ranked.sort((a, b) => a.rank - b.rank);
  return { ...reply, error: Object.fromEntries(ranked.map(({ field, messages }) => [field, messages])) };
}

function lacksExpected(form: FormData, expects: Expected | undefined): boolean {
  const version = String(form.get("version") ?? "");
  if (expects === "version") return !/^\d{1,9}$/.test(version);
  if (expects === "saved-at") return !/^\d{13}$/.test(version);
  // The digest of nothing (a document of which no page was decided) may be empty; a form without one has none.
  return expects === "digest" && !form.has("expected");
}

function versionIn(form: FormData): number {
  const version = Number(form.get("version") ?? 0);
  return Number.isSafeInteger(version) && version > 0 ? version : 0;
}

// The library's types want the names of the schema's fields; here they are whatever the caller says.
function hiding({ hide }: Pick<ParseOptions, "hide">): { hideFields?: never[] } {
  return hide ? { hideFields: hide as never[] } : {};
}

/** Answers a command's refusal on the form that was sent. 404 and 403 have no form and are thrown. */
export function answer<I, O>(
  submission: Submission<I, string[], O>,
  refusal: Refusal,
  options: Pick<ParseOptions, "hide"> = {},
): Refused {
  if (isWithoutForm(refusal)) return refusePage(refusal);
  return data(submission.reply({ ...errorsOf(refusal), ...hiding(options) }), {
    status: STATUS[refusal.kind],
  });
}

/** Where a refusal is told on its form: beside its field, or above them all. */
function errorsOf(refusal: Refusal) {
  if (refusal.kind === "invalid")
    return refusal.field === undefined
      ? { formErrors: [refusal.message] }
      : { fieldErrors: { [refusal.field]: [refusal.message] } };
  return { formErrors: [asSentence(refusal.message)] };
}
