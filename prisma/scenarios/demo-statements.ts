import type { Actor } from "~/domains/access/actor";
import { addBlock } from "~/domains/market/commands/add-block.server";
import { addComment } from "~/domains/market/commands/add-comment.server";
import { moveStatement } from "~/domains/market/commands/move-statement.server";
import { publishStatement } from "~/domains/market/commands/publish-statement.server";
import { removeBlock } from "~/domains/market/commands/remove-block.server";
import { saveBlock } from "~/domains/market/commands/save-block.server";
import { startStatement } from "~/domains/market/commands/start-statement.server";
import { viewStatement } from "~/domains/market/queries/view-statement.server";
import { NO_PARAMETERS } from "~/domains/market/statement/figure-queries.rules";
import type { FigureKind, StatementSection } from "~/domains/market/statement/sections.options";
import { interest } from "./demo-interest.ts";
import type { DemoWorld } from "./demo-region.ts";
import { done } from "./demo-search.ts";
import { hoursAgo, type Story } from "./demo-time.ts";

/** Every number is invented, and every figure says so where its source stands. */
const MADE_UP = "Made-up demonstration figures";

const TEXTS: Partial<Readonly<Record<StatementSection, string>>> = {
  headline: `**This is a demonstration.** Every number here is made up.

- We need more homes for one or two children, close to the city.
- Most children who move do so because the first placement was found in a hurry.
- We have enough homes for four or more children.`,
  children:
    "Fewer children have started to be looked after than in the year before. Those who do are older, and more of them arrive in an emergency.",
  voice: `> I want to stay at my school and see my brother at the weekend.

Children tell us that distance matters more to them than the house itself.`,
  need: `We want to hear from providers who can open, within two years:

1. homes for one child with one-to-one staffing to begin with
2. homes for two or three children who have moved often
3. foster homes for brothers and sisters together`,
  supply:
    "Most places near the city are in homes for four or more children, and more than half are used by other councils.",
  gap: "Searches fail most often for a child who cannot live with others at first. See [what we need](#need).",
  price: "We pay for what is agreed in the costing. We look for a fee that steps down as a child settles.",
  "not-buying": "We do not want more homes for five or six children in the city.",
  respond:
    "Talk to the commissioning team before you buy a house. We meet providers every quarter at the [forums](https://example.org/forums).",
  methods: "Counts are as of the day that each table names. They are invented for this demonstration.",
};

type Table = {
  kind: FigureKind;
  title: string;
  table: string;
  unit: string;
  day: string;
};
const TABLES: Partial<Readonly<Record<StatementSection, Table>>> = {
  children: {
    kind: "chart",
    title: "Slightly fewer children are looked after",
    table: "Made-up council | 2023 | 2024 | 2025\nWolverhampton (made up) | 512 | 506 | 498",
    unit: "children on 31 March",
    day: "2025-03-31",
  },
  need: {
    kind: "table",
    title: "Places we need within two years",
    table:
      "Type of home | Now | Needed\nOne child | 6 | 14\nTwo or three children | 18 | 30\nFour children or more | 52 | 40\nFostering, brothers and sisters | 24 | 36",
    unit: "places",
    day: "2025-03-31",
  },
};

/** What Wolverhampton has published, and its next edition as a draft. */
export function statementStories({ councils, providers }: DemoWorld): Story[] {
  const { commissioner, head } = councils.wolverhampton;
  return [() => editions(commissioner, head, providers.ashgrove.people.referrals)];
}

async function* editions(writer: Actor, publisher: Actor, interested: Actor) {
  yield hoursAgo(12 * 24);
  const { number } = await done(
    "A statement",
    startStatement(writer, { title: "Homes for children in Wolverhampton", period: "2026 to 2029" }),
  );
  // Its figures come of files that nobody has imported into the demo.
  await withoutImported(writer, number);
  for (const [section, body] of Object.entries(TEXTS) as [StatementSection, string][])
    await writeText(writer, number, section, body);
  for (const [section, table] of Object.entries(TABLES) as [StatementSection, Table][])
    await done(
      `A table in ${section}`,
      addBlock(writer, {
        number,
        section,
        kind: table.kind,
        title: table.title,
        body: "",
        query: "own-table",
        parameters: {
          ...NO_PARAMETERS,
          table: table.table,
          unit: table.unit,
          source: MADE_UP,
          day: table.day,
        },
      }),
    );
  const intention = await done(
    "An intention",
    addBlock(writer, {
      number,
      section: "need",
      kind: "intention",
      title: "Homes for one child, close to school",
      body: "With one-to-one staffing to begin with, and a plan to step down.",
      query: null,
      parameters: {},
      intention: {
        type: "solo-home",
        area: "Within 10 miles of Wolverhampton",
        needs: "Children who cannot live with others at first",
        homes: 4,
        beds: null,
        by: "2027-09-01",
      },
    }),
  );
  await done("A comment", addComment(publisher, { number, section: "price", body: "Say what we pay for." }));
  yield hoursAgo(11 * 24);
  await writeText(
    writer,
    number,
    "price",
    `${TEXTS.price} Staffing at night is part of the core fee unless it is agreed otherwise.`,
  );
  const { statement } = await viewStatement(writer, number);
  await done(
    "Sending to review",
    moveStatement(writer, { number, event: "send-to-review", expectedVersion: statement.version }),
  );
  yield hoursAgo(10 * 24);
  const reviewed = await viewStatement(publisher, number);
  await done(
    "Publishing",
    publishStatement(publisher, {
      number,
      expectedVersion: reviewed.statement.version,
      changes: "Our first statement on this portal. All numbers in it are made up for the demonstration.",
    }),
  );
  yield* interest(writer, interested, intention.id);
  yield hoursAgo(2 * 24);
  const next = await done(
    "The next edition",
    startStatement(writer, { title: "Homes for children in Wolverhampton", period: "2027 to 2030" }),
  );
  await writeText(
    writer,
    next.number,
    "need",
    `${TEXTS.need}\n4. short breaks for disabled children at weekends`,
  );
  await done(
    "A figure of the statistics",
    addBlock(writer, {
      number: next.number,
      section: "children",
      kind: "table",
      title: "",
      body: "",
      query: "looked-after",
      parameters: { compare: "neighbours", years: "5" },
    }),
  );
  await done(
    "A comment on the next edition",
    addComment(publisher, { number: next.number, section: "need", body: "How many weekends in a month?" }),
  );
}

async function withoutImported(writer: Actor, number: number): Promise<void> {
  const { sections } = await viewStatement(writer, number);
  for (const { kind, stored } of sections.flatMap(({ blocks }) => blocks))
    if (kind !== "markdown")
      await done(
        "Removing a figure",
        removeBlock(writer, { number, block: stored.id, expectedVersion: stored.revision }),
      );
}

async function writeText(
  writer: Actor,
  number: number,
  section: StatementSection,
  body: string,
): Promise<void> {
  const { sections } = await viewStatement(writer, number);
  const block = sections
    .find(({ key }) => key === section)
    ?.blocks.find(({ kind }) => kind === "markdown")?.stored;
  if (!block) throw new Error(`There is no text in ${section}.`);
  await done(
    `The text of ${section}`,
    saveBlock(writer, {
      number,
      block: block.id,
      expectedVersion: block.revision,
      title: "",
      body,
      query: null,
      parameters: {},
    }),
  );
}
