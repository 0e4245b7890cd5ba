import { createHash } from "node:crypto";
import { request } from "node:http";
import type { FigureResult } from "~/domains/market/figures.types";
import type { FigureQuery } from "~/domains/market/statement/figure-queries.rules";
import { NO_PARAMETERS } from "~/domains/market/statement/figure-queries.rules";
import { STATEMENT_SECTIONS, sectionKeys } from "~/domains/market/statement/sections.options";
import type { ContentBlock, StatementContent } from "~/domains/market/statement/statement-content.rules";
import { COUNCIL_AREAS } from "~/domains/providers/council-areas";
import { newId } from "~/platform/ids";
import type { ProseNode } from "~/platform/markdown/prose";
import { ensureBuilt } from "../../scripts/start/build.mjs";
import { measure, median, type Speed } from "../pages/load.ts";
import { portalPages, servePortal } from "../pages/portal.ts";
import { benchCluster, makeWorld, type World } from "../pages/world.ts";
import { type Goal, table } from "../report.ts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const TIMES_FASTER = 5;
const MOST_BYTES = 60 * 1_024;
const YEARS = [2021, 2022, 2023, 2024, 2025];

/** A published statement with tables and charts of all fourteen councils, beside the provider's inbox, in turn on one server. */
export async function publishedPage(): Promise<{ goals: Goal[]; measured: unknown }> {
  await ensureBuilt();
  const cluster = await benchCluster();
  const world = await makeWorld(cluster, 10_000);
  await publish(world);
  const portal = await servePortal(world, "published");
  try {
    const inbox = (await portalPages(world, portal))[0];
    if (!inbox) throw new Error("There is no inbox.");
    const url = `${portal.address}/statements/${world.council.slug}`;
    const rounds: { page: Speed; inbox: Speed }[] = [];
    for (let at = 0; at < ROUNDS; at += 1)
      rounds.push({
        page: await measure(url, "", portal.cpu, at === 0),
        inbox: await measure(inbox.url, inbox.cookie, portal.cpu, at === 0),
      });
    const bytes = await compressedBytes(url);
    const times = median(rounds.map((round) => round.page.perSecond / round.inbox.perSecond));
    const of = (pick: (round: (typeof rounds)[number]) => number) =>
      Math.round(median(rounds.map(pick)) * 100) / 100;
    console.log(
      table(
        ["page", "requests/s", "p50 ms", "p99 ms"],
        (["page", "inbox"] as const).map((name) => [
          name === "page" ? "published statement" : "provider inbox",
          ...(["perSecond", "p50", "p99"] as const).map((what) => String(of((round) => round[name][what]))),
        ]),
      ),
    );
    return {
      goals: [
        {
          goal: `published page: at least ${TIMES_FASTER} times the requests a second of a signed-in page`,
          measured: `${times.toFixed(1)} times`,
          met: times >= TIMES_FASTER,
        },
        {
          goal: `published page of fourteen councils: at most ${MOST_BYTES / 1_024} KB compressed`,
          measured: `${(bytes / 1_024).toFixed(1)} KB`,
          met: bytes <= MOST_BYTES,
        },
      ],
      measured: { times: Number(times.toFixed(1)), bytes, perSecond: of(({ page }) => page.perSecond) },
    };
  } finally {
    await portal.stop();
    await world.admin.end({ timeout: 5 });
    await cluster.stop();
  }
}

/** As gzip, which every browser takes; it is larger than what most get. */
function compressedBytes(url: string): Promise<number> {
  return new Promise((done, failed) => {
    request(url, { headers: { "accept-encoding": "gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on("end", () =>
        answer.headers["content-encoding"] === "gzip" ? done(bytes) : failed(new Error("not compressed")),
      );
    })
      .on("error", failed)
      .end();
  });
}

/** Puts the version into the database as its publishing would have left it. */
async function publish({ admin, council }: World): Promise<void> {
  const content = JSON.stringify(statement(council.slug));
  const id = newId();
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into statements (id, council_id, number, title, period, state, state_since, created_by_id, created_at,
                              last_written_by_id, last_written_at)
      values (${id}, ${council.organisation}, 1, 'Homes for children', '2026 to 2029', 'published', now(), ${council.person},
              now(), ${council.person}, now())`;
    await tx`
      insert into statement_versions (id, statement_id, council_id, number, title, period, changes, content, sha256,
                                      published_by_id, published_at)
      values (${newId()}, ${id}, ${council.organisation}, 1, 'Homes for children', '2026 to 2029', '', ${content},
              ${createHash("sha256").update(content).digest("hex")}, ${council.person}, now())`;
  });
}

const QUERIES: readonly FigureQuery[] = [
  "looked-after",
  "rate-per-10000",
  "three-or-more-placements",
  "local-use",
];

/** A text in each section, and figures of fourteen councils over five years as tables and charts. */
function statement(slug: string): StatementContent {
  return {
    schema: 1,
    council: { code: "E08000031", name: "Council 0", slug },
    number: 1,
    title: "Homes for children",
    period: "2026 to 2029",
    publishedAt: new Date().toISOString(),
    supersedes: null,
    changes: { summary: "", sections: [], figures: [], moved: 0 },
    sections: sectionKeys.map((key, at) => ({
      key,
      title: STATEMENT_SECTIONS[key].label,
      blocks: [text(), ...(at < 6 ? [figure(at, "table"), figure(at + 1, "chart")] : [])],
    })),
  };
}

const WORDS =
  "We need homes near the schools and families of our children, and we say where, how many and by when. ".repeat(
    6,
  );

function text(): ContentBlock {
  const nodes: ProseNode[] = [{ kind: "paragraph", parts: [{ kind: "text", text: WORDS }] }];
  return { kind: "markdown", key: newId(), text: WORDS, nodes };
}

function figure(at: number, kind: "table" | "chart"): ContentBlock {
  const query = QUERIES[at % QUERIES.length] ?? "looked-after";
  const result: FigureResult = {
    title: `Children looked after, ${at + 1}`,
    unit: { label: "children", as: "number", places: 0 },
    rowHeading: "Area",
    columns: YEARS.map((year) => ({ key: String(year), label: String(year), date: `${year}-03-31` })),
    rows: COUNCIL_AREAS.map(({ code, name }, row) => ({
      key: code,
      label: name,
      cells: YEARS.map((_, column) => ({
        value: 300 + ((row * 37 + column * 11 + at * 13) % 900),
        mark: null,
        from: [{ source: 0, line: 100 + row * 5 + column }],
      })),
    })),
    sources: [
      {
        publisher: "Department for Education",
        title: "Children looked after in England including adoptions",
        release: "2025",
        file: "cla_number_and_rate_per_10k_children.csv",
        date: null,
        licence: "Open Government Licence v3.0",
      },
    ],
    definition: "Children looked after on 31 March.",
  };
  return { kind, key: newId(), text: "", nodes: [], title: "", query, parameters: NO_PARAMETERS, result };
}
