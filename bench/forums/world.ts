import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import type { Actor } from "~/domains/access/actor";
import { closeDatabase } from "~/platform/database/clients.server";
import { forgetEnv } from "~/platform/env.server";
import { publishedForum } from "../../prisma/factories/forums.ts";
import { council, person, provider } from "../../prisma/factories/organisations.ts";
import { projectFolder } from "../../scripts/database/folders.ts";
import { benchSecret, freshDatabase } from "../database.ts";

export type ForumWorld = {
  admin: Sql;
  environment: Record<string, string>;
  people: Actor[];
  ownerOrganisationId: string;
  seriesId: string;
  close(): Promise<void>;
};

/** A database of its own with a council, ten providers and their people, and one published date. */
export async function makeForumWorld(
  cluster: { ownerUrl: string; adminUrl: string },
  people: number,
): Promise<ForumWorld> {
  const { ownerUrl, adminUrl } = await freshDatabase(cluster, "bench_forums");
  const environment = {
    DATABASE_URL: ownerUrl,
    HOMEWARD_SECRET: benchSecret,
    HOMEWARD_VAULT_KEY: Buffer.alloc(32, "homeward bench").toString("base64"),
    HOMEWARD_KEY_STORE: join(projectFolder, ".data", "bench", "keys"),
  };
  Object.assign(process.env, environment);
  forgetEnv();
  const admin = postgres(adminUrl, { max: 8, onnotice: () => undefined });
  const commissioner = await person(await council(), ["commissioner"]);
  const [reference = ""] = await publishedForum(commissioner);
  const providers = await Promise.all(Array.from({ length: 10 }, () => provider()));
  const made = await Promise.all(
    Array.from({ length: people }, (_, index) =>
      person(providers[index % providers.length] as (typeof providers)[number], ["provider-admin"]),
    ),
  );
  const [date] = await admin<{ seriesId: string }[]>`
    select series_id as "seriesId" from forum_dates where reference = ${reference}`;
  return {
    admin,
    environment,
    people: made,
    ownerOrganisationId: commissioner.organisationId,
    seriesId: date?.seriesId ?? "",
    close: async () => {
      await closeDatabase();
      await admin.end({ timeout: 5 });
    },
  };
}
