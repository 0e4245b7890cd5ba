import { checkInCodeOf } from "../../app/domains/forums/forum-secrets.server.ts";
import type { Example, Route } from "./example.ts";
import type { Fixtures } from "./fixtures.ts";

const LATE = "a press says what it does, and the page says why where it does nothing";

/** The addresses of forums: the organiser's, for a council and the region alike, and the public's. */
export function forumRoutes({ forums }: Fixtures): Record<string, Route> {
  const { ours, regions } = forums;
  return {
    ...organiser("council.$slug.forums", "/council/wolverhampton/forums", "Yasmin Farooqi", ours),
    ...organiser("region.forums", "/region/forums", "Anthea Marlowe", regions),
    "provider.$slug.forums.actions.$action": {
      examples: [{ who: "Graham Tolley", path: `/provider/ashgrove-care/forums/actions/${ours.action}` }],
    },
    "forums._index": { examples: [{ path: "/forums" }], open: "everybody's" },
    "forums.$reference._index": {
      examples: [{ path: `/forums/${ours.reference}` }, { path: `/forums/${ours.coming}` }],
      open: "everybody's",
    },
    "forums.$reference.papers.$paper": { examples: [], open: "no page: a file" },
    "forums.$reference.papers.$paper_.text": {
      examples: [{ path: `/forums/${ours.reference}/papers/${ours.paper}/text` }],
      open: "everybody's, with its date",
    },
    "forums.check-in.$reference.$code": {
      examples: [
        {
          who: "Graham Tolley",
          path: `/forums/check-in/${ours.reference}/${checkInCodeOf(ours.code)}`,
          refuses: "whoever has a seat says that they are there",
        },
      ],
      open: "the code is the key",
    },
  };
}

function organiser(
  file: string,
  base: string,
  who: string,
  forum: Fixtures["forums"]["ours"],
): Record<string, Route> {
  const held = `${base}/${forum.reference}`;
  const coming = `${base}/${forum.coming}`;
  const page = (...paths: string[]): Route => ({ examples: paths.map((path): Example => ({ who, path })) });
  const press = (path: string): Route => ({ examples: [{ who, path, refuses: LATE }] });
  return {
    [`${file}._index`]: page(base),
    [`${file}.new`]: page(`${base}/new`),
    [`${file}.blocks`]: page(`${base}/blocks`),
    [`${file}.engagement`]: page(`${base}/engagement`),
    [`${file}.engagement[.]csv`]: { examples: [], open: "no page: a file" },
    [`${file}.series.$series`]: page(`${base}/series/${forum.series}`),
    [`${file}.actions.$action`]: page(`${base}/actions/${forum.action}`),
    [`${file}.$date._index`]: { examples: [...press(held).examples, ...press(coming).examples] },
    [`${file}.$date.edit`]: page(`${coming}/edit`),
    [`${file}.$date.publish`]: press(`${coming}/publish`),
    [`${file}.$date.cancel`]: page(`${coming}/cancel`),
    [`${file}.$date.agenda`]: press(`${held}/agenda`),
    [`${file}.$date.door`]: press(`${held}/door`),
    [`${file}.$date.marks`]: { examples: [], open: "no page: what a phone that takes attendance sends" },
    [`${file}.$date.code`]: page(`${held}/code`),
    [`${file}.$date.badges`]: page(`${held}/badges`),
    [`${file}.$date.certificates`]: page(`${held}/certificates`),
    [`${file}.$date.minutes`]: press(`${held}/minutes`),
    [`${file}.$date.feedback`]: page(`${held}/feedback`),
    [`${file}.$date.papers.$paper`]: { examples: [], open: "no page: a file" },
    [`${file}.$date.papers.$paper_.text`]: page(`${held}/papers/${forum.paper}/text`),
  };
}
