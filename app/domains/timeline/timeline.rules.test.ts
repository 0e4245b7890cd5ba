import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectFolder, sqlFolder } from "../../../scripts/database/folders";
import { readSqlFiles } from "../../../scripts/database/sql-files";
import type { Reader, ToldEvent } from "../audit/events.rules";
import { CATALOGUES, eventWords, groupOf, isNamed, isQuiet, logWords } from "./timeline.rules";

const event = (kind: string): ToldEvent => ({ kind, reason: null, data: {} });
const KINDS = CATALOGUES.flatMap(({ domain, kinds }) =>
  Object.entries(kinds).map(([kind, definition]) => ({ domain, kind, ...definition })),
);
const known = new Set(KINDS.map(({ kind }) => kind));

/** Rows of these may be there from before; nothing records them now. */
const NO_LONGER_RECORDED = ["duty-owner-changed"];

const source = readdirSync(join(projectFolder, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|events)\.tsx?$|testing\//.test(file))
  .map((file) => ({ file, text: readFileSync(join(projectFolder, "app", file), "utf8") }));
const sql = await readSqlFiles(sqlFolder);

it("every kind is in exactly one catalogue, which is its domain's own", () => {
  expect(KINDS.map(({ kind }) => kind).sort()).toEqual([...known].sort());
  const folders = readdirSync(join(projectFolder, "app/domains"));
  expect(CATALOGUES.map(({ domain }) => domain).filter((domain) => !folders.includes(domain))).toEqual([]);
  const files = readdirSync(join(projectFolder, "app/domains"), { recursive: true, encoding: "utf8" });
  // Whoever writes a catalogue and forgets to merge it has a file more than there are catalogues.
  const merged = "a line for each catalogue in CATALOGUES of timeline.rules.ts";
  expect(
    files.filter((file) => file.endsWith(".events.ts")),
    merged,
  ).toHaveLength(CATALOGUES.length);
});

it("each reader that may see a kind has its sentence, and nobody else has one", () => {
  const wrong = KINDS.flatMap(({ kind, audience, council, provider }) => {
    const readers = new Set(audience.flatMap((one) => (one === "both" ? ["council", "provider"] : [one])));
    const said = [
      ...(council === undefined ? [] : ["council"]),
      ...(provider === undefined ? [] : ["provider"]),
    ];
    return [...readers].sort().join() === said.sort().join() ? [] : [kind];
  });
  expect(wrong).toEqual([]);
  for (const { kind, audience } of KINDS) {
    const readers: Reader[] = audience.some((one) => one !== "provider") ? ["council"] : ["provider"];
    for (const reader of readers) {
      expect(eventWords(event(kind), reader), kind).toMatch(/\S/);
      expect(logWords(event(kind), reader), kind).toMatch(/\S/);
    }
  }
});

it("whatever is recorded is in a catalogue: events are written by the typed recorder and by SQL that says its kinds", () => {
  const writers = source.filter(({ text }) => /\bevent\.create|insert into (public\.)?events\b/.test(text));
  expect(writers.map(({ file }) => file)).toEqual(["domains/audit/record-event.server.ts"]);
  // In SQL a kind stands in the insert itself, or goes by name to the functions that record.
  const said = sql.flatMap(({ path, sql: text }) =>
    [
      ...text.matchAll(
        /record_(?:decision|factor|answer|forum_move|own_factor)\([^;$]*?'([a-z]+(?:-[a-z]+)+)'/g,
      ),
      ...text.matchAll(/insert into public\.events[^;]*?values \([^;]*?, '([a-z]+(?:-[a-z]+)+)'/g),
    ].map(([, kind]) => ({ path, kind: kind ?? "" })),
  );
  expect(said.length).toBeGreaterThan(8);
  expect(said.filter(({ kind }) => !known.has(kind))).toEqual([]);
});

it("a catalogue has no kind that nothing records", () => {
  const texts = [...source.map(({ text }) => text), ...sql.map(({ sql: text }) => text)].join("\n");
  // Kinds that a command puts together from parts.
  const composed = [/`(service|funding|authorisation)-\$\{/].every((form) => form.test(texts))
    ? /^(service-(interested|declined|offered|took-back)|(funding|authorisation)-[a-z]+)$/
    : /^$/;
  const idle = [...known].filter(
    (kind) => !composed.test(kind) && !texts.includes(`"${kind}"`) && !texts.includes(`'${kind}'`),
  );
  expect(idle.sort()).toEqual(NO_LONGER_RECORDED);
});

it("row security knows each kind's domain, who may read it and of whom nobody is told", () => {
  const migrations = join(projectFolder, "prisma/migrations");
  const rows = readdirSync(migrations)
    .filter((name) => !name.endsWith(".toml"))
    .map((name) => readFileSync(join(migrations, name, "migration.sql"), "utf8"))
    .flatMap((text) => [
      ...text.matchAll(/^\s*\('([a-z-]+)', '([a-z]+)', '\{([a-z,]+)\}', (true|false)\)[,;]/gm),
    ])
    .map(([, kind, domain, audiences, unnamed]) => [kind, domain, audiences, unnamed].join(" "));
  const wanted = KINDS.map(({ kind, domain, audience, unnamed }) =>
    [kind, domain, audience.join(), unnamed === true].join(" "),
  );
  expect(rows.sort(), "a migration writes the kinds of a catalogue into event_kinds").toEqual(wanted.sort());
});

it("row security knows who sees what an event may be about, in the file of its domain", () => {
  const functions = sql.flatMap(({ path, sql: text }) =>
    [...text.matchAll(/^create function public\.sees_(\w+)\(/gm)].map(([, name]) => ({
      domain: path.replace(/[/.].*/, ""),
      subject: name?.replaceAll("_", "-"),
    })),
  );
  // What somebody tried in vain is written by a role that is not asked.
  const subjects = new Set(CATALOGUES.flatMap((one) => one.subjects).filter((one) => one !== "refusal"));
  expect(functions.map(({ subject }) => subject).sort(), "sees_SUBJECT").toEqual([...subjects].sort());
  expect(functions.filter(({ domain }) => domain === "audit")).toEqual([]);
});

it("tells no act of a provider that only follows from another one", () => {
  const after = (kind: string, from: string) => eventWords({ ...event(kind), from }, "provider");
  expect(after("service-took-back", "offered")).toBeNull();
  expect(after("delivery-picked-up", "answered")).toBeNull();
  expect(after("service-took-back", "declined")).toBe("A service took its answer back");
  expect(after("delivery-picked-up", "delivered")).toBe("Picked up");
});

it("tells a provider nothing of the council's own affairs", () => {
  for (const kind of [
    "authorisation-asked",
    "authorisation-returned",
    "offer-authorised",
    "referral-page-saved",
    "search-closed",
  ])
    expect(eventWords(event(kind), "provider")).toBeNull();
  expect(eventWords(event("funding-asked"), "council")).toBeNull();
  expect(isNamed({ kind: "funding-authorised" }, "provider")).toBe(false);
  expect(isNamed({ kind: "offer-preferred" }, "provider")).toBe(true);
});

it("says the reason in the words it was given", () => {
  expect(eventWords({ ...event("offer-not-selected"), reason: "The location" }, "provider")).toBe(
    "The offer was not selected: “The location”",
  );
});

it("the audit log says of a case neither who is meant nor what somebody typed", () => {
  const data = { serviceId: "one", weeklyPence: 480_000, declineReason: "no-vacancy" };
  expect(logWords({ kind: "service-interested", data }, "council")).toBe("A service is interested");
  expect(logWords({ kind: "service-declined", data }, "council")).toBe("A service declined");
});

it("every kind stands in one group of the audit log", () => {
  expect(groupOf("retention-changed")).toBe("people");
  expect(groupOf("preferred-in-spite-of-alert")).toBe("offer");
  expect(groupOf("offer-authorised")).toBe("funding");
  expect(isQuiet({ kind: "offer-submitted" })).toBe(true);
  expect([...known].filter((kind) => groupOf(kind) === undefined)).toEqual([]);
});
