import { spawn } from "node:child_process";
import { CannotBeDone } from "./manifest.ts";

/**
 * Runs one of PostgreSQL's own programs on the database of an address. The password goes by its environment, which
 * these programs read and nobody else of another user sees; never by the arguments.
 *
 * @throws CannotBeDone when it is not installed, or says that it could not
 */
export async function postgresTool(
  program: "pg_dump" | "pg_restore",
  url: string,
  args: string[],
): Promise<void> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    PGHOST: decodeURIComponent(hostname),
    PGPORT: port || "5432",
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGSSLMODE: new URL(url).searchParams.get("sslmode") ?? "prefer",
  };
  const child = spawn(program, args, { env, stdio: ["ignore", "inherit", "pipe"] });
  let said = "";
  child.stderr.on("data", (words: Buffer) => {
    said = (said + words.toString()).slice(-2_000);
  });
  const code = await new Promise<number>((done) => {
    child.once("error", () => done(127));
    child.once("close", (ended) => done(ended ?? 1));
  });
  if (code === 127)
    throw new CannotBeDone(
      `${program} is missing on this machine. Install PostgreSQL's client programs, version 18 or newer (Debian: postgresql-client-18), or use your database's own backup.`,
    );
  if (code !== 0) throw new CannotBeDone(`${program} could not do it: ${said.trim()}`);
}
