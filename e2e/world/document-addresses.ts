import type { Route } from "./example.ts";
import type { Fixtures } from "./fixtures.ts";

type At = (...paths: string[]) => { who: string; path: string }[];

/** Reports and documents of a placement, at one of its two sides. */
export function documentRoutes(layout: string, at: At, { report, changes }: Fixtures): Record<string, Route> {
  const page = `${layout}.placements.$reference`;
  const document = `/${report.placement}/documents/${report.id}`;
  const council = layout.startsWith("council");
  const open = council ? changes.proposed : changes.toDecide;
  return {
    [`${layout}.placements.reports`]: { examples: at("/reports") },
    [`${page}.reports._index`]: { examples: at(`/${report.placement}/reports`) },
    // Opened by those who may know the child: who works the case, and whoever uploaded it.
    [`${page}.documents.$document._index`]: {
      examples: at(document).map((one) => ({ ...one, who: council ? "Hannah Whitlock" : "Harpreet Bains" })),
    },
    [`${page}.changes.$change.documents.new`]: {
      examples: at(`/${open.placement}/changes/${open.id}/documents/new`),
    },
    [`${page}.documents.$document.file`]: { examples: [], open: "no page: a file" },
    [`${page}.documents.$document.pages.$number.picture`]: { examples: [], open: "no page: a picture" },
    // What the council has read it removes itself; before that it is the home's to remove.
    [`${page}.documents.$document.remove`]: {
      examples: council
        ? at(`/${report.placement}/documents/${report.read}/remove`).map((one) => ({
            ...one,
            who: "Hannah Whitlock",
          }))
        : at(`${document}/remove`),
    },
    ...(council
      ? {
          [`${page}.reports.ask.$kind`]: {
            examples: at(
              `/${report.placement}/reports/ask/monthly`,
              `/${report.placement}/reports/ask/regulation-40`,
            ),
          },
        }
      : {
          [`${page}.reports.new.$kind`]: {
            examples: at(
              `/${report.placement}/reports/new/monthly`,
              `/${report.placement}/reports/new/regulation-40`,
            ),
          },
        }),
  };
}

/** The guide and photographs of a home, at its provider; councils see them beside an offer. */
export function homeFileRoutes(service: string): Record<string, Route> {
  const page = "provider.$slug.services.$service_.for-children";
  const at = (...paths: string[]) => ({
    examples: paths.map((path) => ({
      who: "Harpreet Bains",
      path: `/provider/ashgrove-care/services/${service}/for-children${path}`,
    })),
  });
  return {
    [`${page}._index`]: at(""),
    [`${page}.$kind`]: at("/guide", "/photo"),
    [`${page}.files.$file`]: { examples: [], open: "no page: a file" },
    "council.$slug.referrals_.$reference.offers_.$offer_.home.$file": {
      examples: [],
      open: "no page: a file",
    },
  };
}
