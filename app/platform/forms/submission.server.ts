import type { Submission, SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import type { z } from "zod";
import { isId, newFormKey } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";

/** What a command may answer with besides its value. Each command uses the part of the union that it needs. */
export type CommandError =
  | { readonly type: "not-found" }
  | { readonly type: "forbidden"; readonly words: string }
  | { readonly type: "illegal-move"; readonly words?: string }
  | { readonly type: "conflict"; readonly words?: string }
  /** Without a field it concerns the whole form. */
  | { readonly type: "invalid"; readonly field?: string; readonly words: string };

type Refused = ReturnType<typeof data<SubmissionResult<string[]>>>;

export type ParsedForm<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** The form's one-time key. */
      readonly key: string;
      /** The version of the row that the form was filled from; 0 when it carries none. */
      readonly version: number;
      /** The page again with all that was typed and nothing wrong: the next step of a form of several. */
      readonly again: () => Refused;
      /** Turns a command's error into an answer; what was typed is kept. 404 and 403 are thrown. */
      readonly refuse: (error: CommandError) => Refused;
    }
  | { readonly ok: false; readonly response: Refused };

export type ParseOptions = {
  /** Fields that are never sent back, for example passwords. */
  hide?: string[];
};

const MOVED_ON =
  "This is no longer possible, because it has moved on since you opened it. The page shows how it stands now.";
const CHANGED_FIRST =
  "This was changed after you opened it, by somebody else or by you in another tab. What was saved stands on the page, what you wrote is still in the form. Check both, then send it again.";

/**
 * Reads a posted form by its schema. Not valid: `response` is the page again with status 422, the messages and
 * everything that was typed. A body that is no form at all is thrown as 400.
 */
export async function parseForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  options: ParseOptions = {},
): Promise<ParsedForm<z.output<S>>> {
  const form = await readForm(request);
  const key = form.get("key");
  const submission: Submission<z.input<S>, string[], z.output<S>> = parseWithZod(form, { schema });
  if (submission.status !== "success")
    return { ok: false, response: data(submission.reply(hiding(options)), { status: 422 }) };
  return {
    ok: true,
    value: submission.value,
    key: typeof key === "string" && isId(key) ? key : newFormKey(),
    version: versionIn(form),
    again: () => data(submission.reply(hiding(options)), { status: 200 }),
    refuse: (error) => answer(submission, error, options),
  };
}

/** Characters that show nothing or turn the reading direction round: they hide words, and the database takes no NUL. */
const UNSEEN = /(?![\n\r\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A posted form without what nobody typed: unseen characters are taken out of its texts (passwords stay as they
 * are). A body that is no form of ours is thrown as 400.
 */
export async function readForm(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => {
    throw data(null, { status: 400 });
  });
  let fields = 0;
  for (const name of form.keys()) {
    fields += 1;
    if (fields > MOST_FIELDS || !isFieldName(name)) throw data(null, { status: 400 });
  }
  const clean = new FormData();
  for (const [name, value] of form) {
    if (typeof value !== "string") clean.append(name, value);
    else clean.append(name, /password|current/i.test(name) ? value : value.replace(UNSEEN, ""));
  }
  return clean;
}

/** More than any form here has. */
const MOST_FIELDS = 1_000;
const LONGEST_NAME = 100;

/**
 * A name of our forms, such as `lines[3].from.day`. The library makes a list as long as its highest index, so
 * `lines[99999999].day` would cost a minute and half a gigabyte and its sender 25 bytes; its own commands
 * (`__intent__`) could ask for the same and are used by no form here.
 */
function isFieldName(name: string): boolean {
  return name.length <= LONGEST_NAME && /^[a-z][\w-]*(\[\d{0,3}\]|\.[a-z][\w-]*)*$/i.test(name);
}

function versionIn(form: FormData): number {
  const version = Number(form.get("version") ?? 0);
  return Number.isSafeInteger(version) && version > 0 ? version : 0;
}

// The library's types want the names of the schema's fields; here they are whatever the caller says.
function hiding({ hide }: ParseOptions): { hideFields?: never[] } {
  return hide ? { hideFields: hide as never[] } : {};
}

function answer<I, O>(
  submission: Submission<I, string[], O>,
  error: CommandError,
  options: ParseOptions,
): Refused {
  const whole = (words: string, status: number) =>
    data(submission.reply({ formErrors: [words], ...hiding(options) }), { status });
  switch (error.type) {
    case "not-found":
      return notFound();
    case "forbidden":
      throw data({ message: error.words }, { status: 403 });
    case "illegal-move":
      return whole(error.words ?? MOVED_ON, 409);
    case "conflict":
      return whole(error.words ?? CHANGED_FIRST, 409);
    case "invalid":
      return error.field === undefined
        ? whole(error.words, 422)
        : data(submission.reply({ fieldErrors: { [error.field]: [error.words] }, ...hiding(options) }), {
            status: 422,
          });
  }
}
