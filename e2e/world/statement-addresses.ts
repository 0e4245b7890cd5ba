import type { Example, Route } from "./example.ts";
import type { Fixtures } from "./fixtures.ts";

const WRITER = "Yasmin Farooqi";
const PUBLISHER = "Margaret Adeyemi";
const HOME = "/council/wolverhampton/statements";

/** A council's market position statement while it is written, and as everybody reads it. */
export function statementRoutes({ statement }: Fixtures): Record<string, Route> {
  const draft = `${HOME}/${statement.draft}`;
  const at = (who: string, ...paths: string[]): Example[] => paths.map((path) => ({ who, path }));
  const page = "council.$slug.statements_.$number";
  const open = "everybody's: it is published";
  return {
    "council.$slug.statements._index": { examples: [...at(WRITER, HOME), ...at(PUBLISHER, HOME)] },
    "council.$slug.statements.new": { examples: at(WRITER, `${HOME}/new`) },
    [`${page}._index`]: {
      examples: [
        { who: WRITER, path: draft, refuses: { press: "Add comment" } },
        { who: PUBLISHER, path: draft, refuses: { press: "Add comment" } },
      ],
    },
    [`${page}.details`]: { examples: at(WRITER, `${draft}/details`) },
    [`${page}.preview`]: { examples: at(WRITER, `${draft}/preview`) },
    [`${page}.move.$event`]: { examples: at(WRITER, `${draft}/move/send-to-review`, `${draft}/move/return`) },
    [`${page}.publish`]: { examples: at(PUBLISHER, `${draft}/publish`) },
    [`${page}.blocks.new`]: {
      examples: at(
        WRITER,
        `${draft}/blocks/new?section=need&kind=markdown`,
        `${draft}/blocks/new?section=need&kind=table`,
        `${draft}/blocks/new?section=need&kind=intention`,
      ),
    },
    [`${page}.blocks.$block._index`]: {
      examples: at(WRITER, `${draft}/blocks/${statement.text}`, `${draft}/blocks/${statement.figure}`),
    },
    [`${page}.blocks.$block.remove`]: { examples: at(WRITER, `${draft}/blocks/${statement.text}/remove`) },
    [`${page}.intentions.$key`]: {
      examples: at(WRITER, `${HOME}/${statement.published}/intentions/${statement.intention}`),
    },
    "statements._index": { examples: [{ path: "/statements" }], open },
    "statements.$council._index": { examples: [{ path: "/statements/wolverhampton" }], open },
    "statements.$council.$number._index": { examples: [{ path: "/statements/wolverhampton/1" }], open },
    "statements.$council.$number.statement[.]json": { examples: [], open: "no page: a file" },
    "statements.$council.$number.data[.]csv": { examples: [], open: "no page: a file" },
    "statements.$council.feed[.]atom": { examples: [], open: "no page: a feed" },
  };
}

type Rows = <T extends object>(statement: string) => Promise<T[]>;

/** The draft of Wolverhampton's next edition with its first text and figure, and the intention of the published one. */
export async function statementFixtures(
  rows: Rows,
): Promise<{ draft: number; text: string; figure: string; published: number; intention: string }> {
  const block = async (what: string, where: string, state = "draft") => {
    const [row] = await rows<{ number: number; id: string }>(
      `select s.number, b.id from statements s join access.organisations o on o.id = s.council_id
         join statement_blocks b on b.statement_id = s.id and b.removed_at is null and ${where}
        where o.slug = 'wolverhampton' and s.state = '${state}' order by b.position, b.id limit 1`,
    );
    if (!row) throw new Error(`The seed has no ${what} in a ${state} statement.`);
    return row;
  };
  const text = await block("text", "b.kind = 'markdown'");
  const figure = await block("figure", "b.kind in ('figure', 'table', 'chart')");
  const intention = await block("intention", "b.kind = 'intention'", "published");
  return {
    draft: text.number,
    text: text.id,
    figure: figure.id,
    published: intention.number,
    intention: intention.id,
  };
}
