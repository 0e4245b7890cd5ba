// The embedded database: started or adopted, watched, and started again when it was killed.
import { connect } from "node:net";
import { handOut } from "../../app/platform/handed-out.mjs";
import { runToEnd } from "./install.mjs";
import { giveUp, say } from "./say.mjs";
import { DATA } from "./settings.mjs";

const EVERY = 1_000;

/** @param {string} url */
function answers(url) {
  const { hostname, port } = new URL(url);
  return new Promise((done) => {
    const socket = connect(Number(port), hostname);
    const end = (/** @type {boolean} */ good) => {
      socket.destroy();
      done(good);
    };
    socket.setTimeout(2_000, () => end(false));
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}

/** @returns {Promise<{ ownerUrl: string, adminUrl: string, stop: () => Promise<void> }>} */
export async function embeddedDatabase() {
  const { startEmbedded } = await import("../database/embedded.mjs");
  const dataDir = `${DATA}/postgres`;
  let database = await startEmbedded({ dataDir, log: say });
  let stopped = false;
  /** @type {Promise<void>} */
  let looking = Promise.resolve();
  const port = Number(new URL(database.ownerUrl).port);

  async function look() {
    if (stopped || (await answers(database.ownerUrl)) || (await answers(database.ownerUrl)) || stopped)
      return;
    say("The database has stopped; it starts again.");
    try {
      // On the same port, which the server and the worker know.
      database = await startEmbedded({ dataDir, port, log: say });
    } catch (error) {
      say(`It did not start: ${error instanceof Error ? error.message : error}`);
    }
  }

  const timer = setInterval(() => {
    looking = looking.then(look);
  }, EVERY);
  return {
    ownerUrl: database.ownerUrl,
    adminUrl: database.adminUrl,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await looking;
      await database.stop();
    },
  };
}

/**
 * Empties the embedded database for a new demo.
 * @param {string} adminUrl
 */
export async function makeEmpty(adminUrl) {
  const { default: postgres } = await import("postgres");
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`drop database if exists homeward with (force)`;
    await sql`create database homeward owner homeward_owner`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/**
 * Writes down what migrating and seeding have changed, which stopping would otherwise have to wait for.
 * @param {string} adminUrl
 */
export async function settle(adminUrl) {
  const { default: postgres } = await import("postgres");
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await sql`checkpoint`.catch(() => {}).finally(() => sql.end({ timeout: 1 }));
}

/**
 * Whether nobody has been entered yet. Row security hides the rows even from the owner, so the size of the
 * table is asked.
 * @param {string} ownerUrl
 */
export async function isEmpty(ownerUrl) {
  const { default: postgres } = await import("postgres");
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql`select coalesce(pg_relation_size(to_regclass('access.people')), 0) = 0 as empty`;
    return Boolean(row?.empty);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** @param {NodeJS.ProcessEnv} env */
export async function migrate(env) {
  const { code, output } = await runToEnd(process.execPath, ["--import", "tsx", "scripts/migrate.ts"], {
    env,
    credentials: handOut("migrate", env),
  });
  if (code !== 0) giveUp(`${output}\nThe database could not be brought up to date. The words are above.`);
}
