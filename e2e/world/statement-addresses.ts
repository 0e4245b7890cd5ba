import type { Example, Route } from "./example.ts";
import type { Fixtures } from "./fixtures.ts";

const WRITER = "Yasmin Farooqi";
const PUBLISHER = "Margaret Adeyemi";
const HUB = "Anthea Marlowe";
const OLIVIA = "Olivia Marsden";
const HOME = "/council/wolverhampton/statements";

/** A council's market position statement while it is written, and as everybody reads it. */
export function statementRoutes({ statement }: Fixtures): Record<string, Route> {
  const interested = `/statements/wolverhampton/interested/${statement.intention}`;
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
    "region.statements._index": { examples: at(HUB, "/region/statements") },
    "region.statements.new": { examples: at(HUB, "/region/statements/new") },
    ...Object.fromEntries(
      [
        "_index",
        "details",
        "preview",
        "move.$event",
        "publish",
        "blocks.new",
        "blocks.$block._index",
        "blocks.$block.remove",
      ].map((one) => [
        `region.statements_.$number.${one}`,
        { examples: [], open: "the page is the council's, and the hub has written no statement here" },
      ]),
    ),
    ...interestRoutes("council.$slug", WRITER, "/council/wolverhampton", statement, ["answer"]),
    ...interestRoutes("provider.$slug", OLIVIA, "/provider/ashgrove-care", statement, ["write", "withdraw"]),
    "provider.$slug.interests.new.$council.$key": {
      open: "what a council has published, every provider may answer",
      // The second has told the council already.
      examples: ["Bronwen Ellis", OLIVIA].map((who) => ({
        who,
        path: `${who === OLIVIA ? "/provider/ashgrove-care" : "/provider/fernhill-homes"}/interests/new/wolverhampton/${statement.intention}`,
        ...(who === OLIVIA ? { refuses: "no form: it has been submitted" } : {}),
      })),
    },
    "statements.$council.interested.$key": { examples: [{ path: interested }], open },
    "statements.$council.subscribe": {
      examples: [{ path: "/statements/wolverhampton/subscribe" }],
      open: "whoever reads a statement may ask to be told of the next",
    },
    "subscriptions.$token": {
      examples: [{ path: "/subscriptions/never-sent", refuses: "a link of no mail has no button" }],
      open: "the link of a mail is the key",
    },
    "statements._index": { examples: [{ path: "/statements" }], open },
    "statements.$council._index": { examples: [{ path: "/statements/wolverhampton" }], open },
    "statements.$council.$number._index": { examples: [{ path: "/statements/wolverhampton/1" }], open },
    "statements.$council.$number.statement[.]json": { examples: [], open: "no page: a file" },
    "statements.$council.$number.statement[.]pdf": { examples: [], open: "no page: a file" },
    "statements.$council.$number.data[.]csv": { examples: [], open: "no page: a file" },
    "statements.$council.feed[.]atom": { examples: [], open: "no page: a feed" },
  };
}

/** A provider's interest in what a council intends to commission, as one of the two sides has it. */
function interestRoutes(
  layout: string,
  who: string,
  home: string,
  { interest }: Fixtures["statement"],
  steps: readonly string[],
): Record<string, Route> {
  const page = `${home}/interests/${interest}`;
  return {
    [`${layout}.interests._index`]: { examples: [{ who, path: `${home}/interests` }] },
    [`${layout}.interests.$interest._index`]: { examples: [{ who, path: page }] },
    [`${layout}.interests.$interest.$step`]: {
      examples: steps.map((step) => ({ who, path: `${page}/${step}` })),
    },
  };
}

type Rows = <T extends object>(statement: string) => Promise<T[]>;

/** The draft of Wolverhampton's next edition with its first text and figure, and the intention of the published one. */
export async function statementFixtures(rows: Rows): Promise<{
  draft: number;
  text: string;
  figure: string;
  published: number;
  intention: string;
  interest: string;
}> {
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
  const [interest] = await rows<{ id: string }>(
    `select i.id from intention_interests i join access.organisations o on o.id = i.provider_id
      where o.slug = 'ashgrove-care' and i.state <> 'withdrawn' order by i.submitted_at limit 1`,
  );
  if (!interest) throw new Error("The seed has no interest in an intention.");
  return {
    interest: interest.id,
    draft: text.number,
    text: text.id,
    figure: figure.id,
    published: intention.number,
    intention: intention.id,
  };
}
