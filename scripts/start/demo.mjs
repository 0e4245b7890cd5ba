// The demo region: seeded into an empty database, told about when it grows old, its people printed.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { handOut } from "../../app/platform/handed-out.mjs";
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
    const { code, output } = await runToEnd(process.execPath, ["--import", "tsx", SEED], {
      env,
      credentials: handOut("seed", env),
    });
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

/** What fits into a terminal that nobody has made wider. */
const WIDTH = 100;

/** The people one can sign in as, by organisation, with the password that they share; empty when there are none. */
export function demoPeople() {
  if (!existsSync(PEOPLE)) return "";
  /** @type {{ name: string, role: string, organisation: string, email: string, password: string }[]} */
  const people = JSON.parse(readFileSync(PEOPLE, "utf8"));
  const shared = people.every(({ password }) => password === people[0]?.password);
  const column = Math.max(...people.map(({ email }) => email.length)) + 2;
  const lines = [...new Set(people.map(({ organisation }) => organisation))].flatMap((organisation) => [
    "",
    `  ${organisation}`,
    ...people
      .filter((person) => person.organisation === organisation)
      .flatMap(({ name, role, email, password }) =>
        beside(email, [name, ...role.split(", "), ...(shared ? [] : [`password ${password}`])], column),
      ),
  ]);
  const password = `  Everybody's password: ${shared ? (people[0]?.password ?? "") : "as below"}`;
  const code = "  The page after it shows the code to enter: the demo's people have no phone.";
  return [password, code, ...lines].join("\n");
}

/**
 * An email and beside it the words, going on below where they are too many for one line.
 * @param {string} email
 * @param {string[]} words
 * @param {number} column
 */
function beside(email, words, column) {
  const lines = [""];
  words.forEach((word, index) => {
    const said = index < words.length - 1 ? `${word}, ` : word;
    const last = lines.length - 1;
    if (lines[last] !== "" && 4 + column + (lines[last] + said).trimEnd().length > WIDTH) lines.push(said);
    else lines[last] += said;
  });
  return lines.map((line, index) => `    ${(index === 0 ? email : "").padEnd(column)}${line.trimEnd()}`);
}
