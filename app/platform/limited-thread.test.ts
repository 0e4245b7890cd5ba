import { expect, it } from "vitest";
import { limitedThread } from "./limited-thread.server.ts";

const ENDLESS = "return (input) => { while (input === 'for ever'); return input.length; }";
const LIMITS = { most: 300, memory: 64, waiting: 2 };

it("answers in turn, ends what takes too long, and goes on with the next", async () => {
  const thread = limitedThread<string, number>(ENDLESS, LIMITS);
  expect(await thread.ask("four")).toEqual({ ok: true, value: 4 });
  const both = [thread.ask("for ever"), thread.ask("seven77"), thread.ask("third")];
  expect(await Promise.all(both)).toEqual([
    { ok: false, why: "too-long" },
    { ok: true, value: 7 },
    { ok: false, why: "busy" },
  ]);
});

it("outlives what takes all its memory, and what throws", async () => {
  const hungry = limitedThread<string, number>(
    "return (input) => { const all = []; while (input === 'more') all.push(new Array(1e5).fill(input + all.length)); return 1; }",
    { ...LIMITS, most: 30_000 },
  );
  expect((await hungry.ask("more")).ok).toBe(false);
  expect(await hungry.ask("less")).toEqual({ ok: true, value: 1 });
  const throwing = limitedThread<string, number>("return (input) => JSON.parse(input)", LIMITS);
  expect((await throwing.ask("{")).ok).toBe(false);
  expect(await throwing.ask("5")).toEqual({ ok: true, value: 5 });
});

it("loads packages wherever the portal is run from", async () => {
  const loading = limitedThread<string, string>(
    'const { fromMarkdown } = await import("mdast-util-from-markdown"); return (input) => fromMarkdown(input).type;',
    LIMITS,
  );
  expect(await loading.ask("# x")).toEqual({ ok: true, value: "root" });
});
