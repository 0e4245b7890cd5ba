import { expect } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { COUNCIL_AREAS } from "~/domains/providers/council-areas";
import { sqlFor } from "~/platform/database/clients.server";
import { council, person } from "../../../../prisma/factories/organisations";
import { moveStatement } from "../commands/move-statement.server";
import { publishStatement } from "../commands/publish-statement.server";
import { saveBlock } from "../commands/save-block.server";
import { startStatement } from "../commands/start-statement.server";
import { type StatementView, viewStatement } from "../queries/view-statement.server";

const area = COUNCIL_AREAS.find(({ slug }) => slug === "wolverhampton");
/** What a text has besides its body. */
export const TEXT = { title: "", query: null, parameters: {} } as const;

/** A council whose people write, review and publish its statement, and somebody of another council. */
export async function statementWorld() {
  const home = await council(area?.name, { slug: "wolverhampton", councilCode: area?.code ?? "" });
  const writer = await person(home, ["commissioner"], { name: "Yasmin" });
  const second = await person(home, ["quality-assurance"], { name: "Colin" });
  const head = await person(home, ["head-of-service"], { name: "Margaret" });
  const finance = await person(home, ["finance-officer"]);
  const stranger = await person(await council("Dudley"), ["commissioner"]);

  const start = (actor: Actor = writer) =>
    startStatement(actor, { title: "Homes for children", period: "2026 to 2029" });
  const draft = (number = 1, actor: Actor = writer) => viewStatement(actor, number);
  const inSection = (view: StatementView, section: string) =>
    view.sections.find(({ key }) => key === section)?.blocks ?? [];

  async function textOf(section: string, number = 1) {
    const block = inSection(await draft(number), section).find(({ kind }) => kind === "markdown");
    if (!block) throw new Error(`no text in ${section}`);
    return block.stored;
  }

  async function write(section: string, body: string, actor: Actor = writer, number = 1) {
    const { id, revision } = await textOf(section, number);
    return saveBlock(actor, { ...TEXT, number, block: id, expectedVersion: revision, body });
  }

  async function inReview(number = 1): Promise<number> {
    const { statement } = await draft(number);
    expect(
      await moveStatement(writer, { number, event: "send-to-review", expectedVersion: statement.version }),
    ).toMatchObject({ ok: true });
    return (await draft(number)).statement.version;
  }

  async function published(number = 1, changes = "The first statement") {
    return publishStatement(head, { number, expectedVersion: await inReview(number), changes });
  }

  return {
    home,
    writer,
    second,
    head,
    finance,
    stranger,
    start,
    draft,
    inSection,
    textOf,
    write,
    inReview,
    published,
  };
}
export type StatementWorld = Awaited<ReturnType<typeof statementWorld>>;

/** Takes every statement and figure away, as only the owner of the database can with its guard put aside. */
export async function withoutStatements(): Promise<void> {
  const owner = sqlFor("owner");
  await owner`alter table statement_versions disable trigger guard_statement_version`;
  for (const table of [
    "interest_messages",
    "intention_interests",
    "intention_moves",
    "statement_comments",
    "statement_revisions",
    "statement_blocks",
    "statement_pdfs",
    "statement_versions",
    "statements",
    "published_figures",
  ]) {
    await owner.unsafe(`alter table ${table} no force row level security`);
    await owner.unsafe(`delete from ${table}`);
    await owner.unsafe(`alter table ${table} force row level security`);
  }
  await owner`alter table statement_versions enable trigger guard_statement_version`;
}

/** Imported figures of every measure that a new statement shows; null is a number that the publisher does not give. */
export async function figures(...years: [year: number, value: number | null][]): Promise<void> {
  for (const measure of ["looked-after", "rate-per-10000", "started", "ceased"])
    for (const [year, value] of years)
      await sqlFor("region")`
        insert into published_figures (measure, part, area_code, year, released, level, area_name, value, mark, file, line, imported_at)
        values (${measure}, '', ${area?.code ?? ""}, ${year}, ${years.at(-1)?.[0] ?? 0}, 'council', 'Wolverhampton', ${value},
                ${value === null ? "c" : null}, 'cla_number.csv', ${year - 1900}, now())`;
  await sqlFor("region")`
    insert into published_figures (measure, part, area_code, year, released, level, area_name, value, mark, file, line, imported_at)
    values ('new-placements-by-distance', 'total', ${area?.code ?? ""}, ${years.at(-1)?.[0] ?? 0}, ${years.at(-1)?.[0] ?? 0},
            'council', 'Wolverhampton', 405, null, 'new_placements.csv', 7, now())`;
}
