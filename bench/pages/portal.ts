import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "../../scripts/database/folders.ts";
import { benchSecret } from "../database.ts";
import { type Serving, serve } from "./serving.ts";
import { signIn } from "./visit.ts";
import { type Asking, benchPassword, type World } from "./world.ts";

export type Portal = Serving & {
  /** Signs somebody in, and gives the cookie. */
  signIn(who: Asking): Promise<string>;
};

export type Serve = {
  /** Said to Node.js besides BENCH_NODE. */
  node?: readonly string[];
  /** What is run instead of the built server, and what it is told. */
  script?: string[];
  variables?: Record<string, string>;
  /** Another checkout, which is built. */
  folder?: string;
};

/** The built portal on one world's database. */
export async function servePortal(world: World, name: string, said: Serve = {}): Promise<Portal> {
  const { node = [], script = ["build/run/server.mjs"], variables = {}, folder } = said;
  const keys = join(projectFolder, ".data", "bench", "keys");
  await mkdir(keys, { recursive: true, mode: 0o700 });
  const serving = await serve(
    `${name}-${world.size}`,
    [
      "--enable-source-maps",
      ...(process.env.BENCH_NODE ?? "").split(" ").filter(Boolean),
      ...node,
      ...script,
    ],
    {
      DATABASE_URL: world.ownerUrl,
      HOMEWARD_SECRET: benchSecret,
      HOMEWARD_VAULT_KEY: Buffer.alloc(32, "bench").toString("base64"),
      HOMEWARD_KEY_STORE: keys,
      PORT: "0",
      HOST: "127.0.0.1",
      // Its secrets are known to everybody, like the demo's people.
      HOMEWARD_DEMO: "1",
      ...variables,
    },
    folder,
  );
  return {
    ...serving,
    signIn: ({ email }) => signIn(world.admin, serving.address, email, benchPassword),
  };
}

export type PortalPage = { name: "provider inbox" | "broker's list"; url: string; cookie: string };
/** Where a portal listens, and under which slug and cookie either side asks it. */
export type Asked = { address: string } & Record<"provider" | "council", { slug: string; cookie: string }>;

/** The two pages that people look at most, each with the cookie of who asks for it. */
export function pagesAsked({ address, provider, council }: Asked): PortalPage[] {
  return [
    {
      name: "provider inbox",
      url: `${address}/provider/${provider.slug}/referrals`,
      cookie: provider.cookie,
    },
    { name: "broker's list", url: `${address}/council/${council.slug}/referrals`, cookie: council.cookie },
  ];
}

/** Those of a portal on one world's database. */
export async function portalPages(world: World, portal: Portal): Promise<PortalPage[]> {
  const asking = async (who: Asking) => ({ slug: who.slug, cookie: await portal.signIn(who) });
  return pagesAsked({
    address: portal.address,
    provider: await asking(world.provider),
    council: await asking(world.council),
  });
}
