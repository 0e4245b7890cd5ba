// The demo region: seeded into an empty database, told about when it grows old, its people printed.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isEmpty, makeEmpty, migrate } from "./database.mjs";
import { runToEnd } from "./install.mjs";
import { giveUp, say } from "./say.mjs";
import { DATA, DEMO_KEYS } from "./settings.mjs";

const SEED = "prisma/seed.ts";
const PEOPLE = `${DATA}/demo-people.json`;
const SEEDED = `${DATA}/demo-seeded`;
const SEEDING = `${DATA}/demo-seeding`;
const WEEK = 7 * 24 * 3_600_000;

/**
 * @param {{ embedded: boolean, demo: boolean, env: NodeJS.ProcessEnv, adminUrl?: string, reset: boolean }} options
 */
export async function ensureDemo({ embedded, demo, env, adminUrl, reset }) {
  if (reset && !(embedded && adminUrl))
    giveUp("--reset-demo empties the embedded database only, never one of your own.");
  // A seeding that was cut off left half a region: it is made again from nothing.
  if (adminUrl && (reset || existsSync(SEEDING))) {
    say("Emptying the demo");
    await makeEmpty(adminUrl);
    for (const path of [PEOPLE, SEEDED, SEEDING]) rmSync(path, { force: true });
    rmSync(String(env.HOMEWARD_MAILBOX), { recursive: true, force: true });
    forgetKeys();
    if (!env.HOMEWARD_FILES) rmSync(`${DATA}/files`, { recursive: true, force: true });
    await migrate(env);
  }
  if (!demo) return;
  if (existsSync(SEED) && env.DATABASE_URL && (await isEmpty(env.DATABASE_URL))) {
    say("Making the demo region (once)");
    if (embedded) writeFileSync(SEEDING, "");
    const { code, output } = await runToEnd(process.execPath, ["--import", "tsx", SEED], { env });
    if (code !== 0) giveUp(`${output}\nThe demo region could not be made. The words are above.`);
    rmSync(SEEDING, { force: true });
    writeFileSync(SEEDED, new Date().toISOString());
  } else if (existsSync(SEEDED) && Date.now() - Date.parse(readFileSync(SEEDED, "utf8").trim()) > WEEK) {
    say(
      "The demo is more than a week old, so its clocks have run out. Make it anew: npm start -- --reset-demo",
    );
  }
}

/** The keys of the demo's children, in the demo's own folder; a key store that was chosen is left alone. */
export function forgetKeys() {
  if (!existsSync(DEMO_KEYS)) return;
  for (const name of readdirSync(DEMO_KEYS)) rmSync(join(DEMO_KEYS, name), { force: true });
}

/**
 * @param {string[]} headings
 * @param {string[][]} rows
 */
function table(headings, rows) {
  const widths = headings.map((heading, i) =>
    Math.max(heading.length, ...rows.map((row) => (row[i] ?? "").length)),
  );
  const line = (/** @type {string[]} */ cells) =>
    `  ${cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd()}`;
  return [line(headings), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** The people one can sign in as, as a table; empty when there are none. */
export function demoPeople() {
  if (!existsSync(PEOPLE)) return "";
  /** @type {{ name: string, role: string, organisation: string, email: string, password: string }[]} */
  const people = JSON.parse(readFileSync(PEOPLE, "utf8"));
  return table(
    ["Name", "Role", "Organisation", "Email", "Password"],
    people.map(({ name, role, organisation, email, password }) => [
      name,
      role,
      organisation,
      email,
      password,
    ]),
  );
}
