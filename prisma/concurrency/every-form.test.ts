import { beforeAll, expect, it } from "vitest";
import { newFormKey } from "~/platform/ids";
import { testDatabase } from "../testing/database.server";
import { type Body, type FormRoute, formRoutes } from "../testing/form-posts.server";

/**
 * Every form of the portal, sent empty and sent wrong by somebody who may send it: it is answered with a 4xx and in words
 * that say what to do, what was typed comes back, and nothing breaks. What keeps the server busy is `hostile-bodies`.
 */
testDatabase();

/** Which form of a page it is, where a page has several. */
const FORMS: Record<string, string[]> = {
  intent:
    "topic suggestion answer guest seats change date agenda remove-paper minutes decisions action copy block unblock mark walk-in take-back propose vote check confirm".split(
      " ",
    ),
  outcome: ["keep", "end"],
  answer: ["accept", "refuse"],
};
/** Longer than any answer may be, and no number, date, address or choice either. */
const WRONG = "?".repeat(60_001);
/** Never sent back. */
const HIDDEN = /password|current|passkey/;
/** What a library says to a programmer. */
const NOT_WORDS =
  /invalid input|expected (string|number|object)|received|undefined|\bnull\b|\bNaN\b|regex|pattern|^required$|too (big|small)/i;

type Reply = { error?: Record<string, string[]> | null; initialValue?: Record<string, unknown> };
type Answer = { status: number; reply: Reply | null; broken?: string };

const encoded = (fields: [string, string][]): Body => ({
  type: "application/x-www-form-urlencoded",
  body: Buffer.from(new URLSearchParams([["key", newFormKey()], ...fields]).toString()),
});

/** What an action gave or threw; whatever is no answer is `broken`, as it would be the error page. */
async function answerTo(route: FormRoute, fields: [string, string][]): Promise<Answer> {
  const given = await route.post(encoded(fields)).catch((thrown: unknown) => thrown);
  if (given instanceof Response) return { status: given.status, reply: null };
  if (given instanceof Error) return { status: 500, reply: null, broken: given.message.slice(-200) };
  const { data, init } = (given ?? {}) as { data?: unknown; init?: { status?: number } | null };
  const wrapped = (data ?? given ?? null) as (Reply & { lastResult?: Reply }) | null;
  return { status: init?.status ?? 200, reply: wrapped?.lastResult ?? wrapped };
}

const messagesOf = (reply: Reply | null) => Object.entries(reply?.error ?? {});

/** What is said that no reader of a page would say. */
function notInWords(reply: Reply | null): string[] {
  return messagesOf(reply).flatMap(([field, messages]) =>
    (messages ?? [])
      .filter((message) => NOT_WORDS.test(message) || !/^[“A-Z£0-9]/.test(message))
      .map((message) => `${field}: ${message}`),
  );
}

/** The typed answers that a refused form has lost. */
function lost(reply: Reply | null, fields: readonly [string, string][]): string[] {
  const kept = JSON.stringify(reply?.initialValue ?? {});
  return fields
    .filter(([name]) => !HIDDEN.test(name))
    .filter(([name, value]) => !kept.includes(JSON.stringify(value).slice(0, 50)) || !kept.includes(name))
    .map(([name]) => name);
}

let routes: Awaited<ReturnType<typeof formRoutes>>;
beforeAll(async () => {
  routes = await formRoutes();
});

it("is answered in words and keeps what was typed, empty or wrong", async () => {
  const faults: string[] = [];
  let refused = 0;
  for await (const route of routes()) {
    const empty = await answerTo(route, []);
    const which = Object.keys(FORMS).find((name) =>
      messagesOf(empty.reply).some(([field]) => field === name),
    );
    const starts: [string, string][][] = which ? (FORMS[which] ?? []).map((form) => [[which, form]]) : [[]];
    for (const start of which ? [[], ...starts] : starts) {
      const first = start.length === 0 ? empty : await answerTo(route, start);
      const asked = messagesOf(first.reply).map(([field]) => field.replace(/\.(day|month|year)$/, ".day"));
      const wrong = asked
        .filter((field) => /^[a-z]/.test(field) && !start.some(([name]) => name === field))
        .slice(0, 15)
        .map((field): [string, string] => [field, WRONG]);
      const second = wrong.length > 0 ? await answerTo(route, [...start, ...wrong]) : undefined;
      const named = `${route.id}${start.length > 0 ? ` ${start[0]?.join(" ")}` : ""}`;
      for (const [how, answer, sent] of [
        ["empty", first, start],
        ["wrong", second, [...start, ...wrong]],
      ] as const) {
        if (!answer) continue;
        if (answer.broken !== undefined) faults.push(`${named}, ${how}: broke: ${answer.broken}`);
        if (how === "wrong" && (answer.status < 400 || answer.status > 499))
          faults.push(`${named}, ${how}: was answered ${answer.status}`);
        if (messagesOf(answer.reply).length === 0) continue;
        refused += 1;
        faults.push(...notInWords(answer.reply).map((words) => `${named}, ${how}: says ${words}`));
        faults.push(...lost(answer.reply, sent).map((field) => `${named}, ${how}: lost ${field}`));
      }
    }
  }
  expect(faults).toEqual([]);
  // Who is sent away before the form is read has proved nothing.
  expect(refused).toBeGreaterThan(100);
}, 600_000);
