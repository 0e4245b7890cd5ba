import { parseArgs } from "node:util";
import postgres from "postgres";
import { newInvitationLink } from "../app/domains/access/emailed-links.server.ts";
import { ADMIN_ROLE } from "../app/domains/access/roles.ts";
import { COUNCIL_AREAS } from "../app/domains/providers/council-areas.ts";
import { databaseEnv } from "../app/platform/env.server.ts";
import { newId } from "../app/platform/ids.ts";
import { withDatabase } from "./import/database.ts";

/**
 * `npm run first-admin -- EMAIL [--organisation SLUG] [--name NAME]` founds a council of the region, or the
 * region's hub (`hub`, the default), invites EMAIL as its first admin and prints a link that works once, for 7 days.
 * Run it with the address of the database's owner: nobody else may found an organisation. Without one it founds
 * in the database that `npm start` keeps.
 */
const HUB = { slug: "hub", name: "West Midlands regional hub", kind: "region", code: null } as const;

const USAGE = `npm run first-admin -- EMAIL [--organisation SLUG] [--name NAME]
SLUG is "${HUB.slug}" (the region's hub, which is meant without it) or one of:
${COUNCIL_AREAS.map((area) => area.slug).join(", ")}`;

function stop(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(1);
}

function organisationOf(slug: string) {
  if (slug === HUB.slug) return HUB;
  const area = COUNCIL_AREAS.find((one) => one.slug === slug);
  if (!area) return stop(`There is no organisation "${slug}".\n\n${USAGE}`);
  return { slug, name: area.name, kind: "council", code: area.code } as const;
}

function argumentsOf() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { organisation: { type: "string" }, name: { type: "string" }, help: { type: "boolean" } },
    });
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : "unknown"}\n\n${USAGE}`);
  }
}

const { values, positionals } = argumentsOf();
const email = positionals[0]?.trim().toLowerCase();
if (values.help || !email) stop(USAGE);
if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) stop(`"${email}" is no email address.\n\n${USAGE}`);

const organisation = organisationOf(values.organisation ?? HUB.slug);
const name = values.name?.trim() || (email.split("@")[0] ?? email);

async function found(address: string): Promise<void> {
  const { DATABASE_URL } = databaseEnv();
  const link = newInvitationLink();
  const sql = postgres(DATABASE_URL, { max: 1, onnotice: () => undefined });
  try {
    const [row] = await sql<{ invitation: string | null }[]>`select access.create_organisation(
      ${newId()}, ${organisation.slug}, ${organisation.name}, ${organisation.kind}, ${organisation.code}, ${null}, ${null},
      ${newId()}, ${address}, ${name}, ${[ADMIN_ROLE[organisation.kind]]}, ${link.hash}, ${link.at}, ${link.expiresAt}) as invitation`;
    if (!row?.invitation) {
      process.stdout.write(`${address} acts for ${organisation.name} already and can sign in.\n`);
      return;
    }
  } finally {
    await sql.end();
  }
  process.stdout.write(`${address} is invited to be an admin of ${organisation.name}.
This link works once, for 7 days. Give it to them and to nobody else:
${link.url}
They choose a password there, or sign in with the one they have, and accept.
`);
}

try {
  await withDatabase(() => found(email));
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}
