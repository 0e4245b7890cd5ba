import { flatRoutes } from "@remix-run/fs-routes";
import type { RouteConfigEntry } from "@remix-run/route-config";

const EVERY = ["council.$slug", "provider.$slug", "region"];
const ORGANISERS = ["council.$slug", "region"];
const SIDES = ["council.$slug", "provider.$slug"];

/**
 * Pages that several kinds of organisation have: one module of `routes/shared`, and under which layouts it stands, with
 * the names that a file of its own would have there. The module names the kinds again, in `requireActor`.
 */
const SHARED: readonly { module: string; under: readonly string[]; names?: readonly string[] }[] = [
  // access
  { module: "people._index", under: EVERY },
  { module: "people.invite", under: EVERY },
  { module: "people.$person", under: EVERY },
  { module: "people.$person_.remove", under: EVERY },
  { module: "people.$person_.reset", under: EVERY },
  // oversight
  { module: "audit._index", under: EVERY },
  { module: "audit.export", under: EVERY },
  // priorities
  { module: "priorities._index", under: EVERY },
  { module: "priorities.councils.$council", under: EVERY },
  // providers
  { module: "register._index", under: EVERY },
  { module: "register.$service", under: EVERY },
  ...["new", "$alert", "$alert_.second"].map((page) => ({
    module: `alerts.${page}`,
    under: ORGANISERS,
    names: [`register.$service_.alerts.${page}`, `register.owners.$owner_.alerts.${page}`],
  })),
  { module: "register.owners.$owner", under: ORGANISERS },
  { module: "register.owners.$owner_.address", under: ORGANISERS },
  { module: "register.owners.$owner_.invite", under: ORGANISERS },
  { module: "register.owners.$owner_.invite-again.$organisation", under: ORGANISERS },
  { module: "providers-to-confirm._index", under: ORGANISERS },
  { module: "providers-to-confirm.$confirmation", under: ORGANISERS },
  // agreements
  { module: "placements._index", under: SIDES },
  { module: "placements.$reference._index", under: SIDES },
  { module: "placements.$reference.start", under: SIDES },
  { module: "placements.$reference.notice", under: SIDES },
  { module: "placements.$reference.end", under: SIDES },
  { module: "placements.$reference.absences.new", under: SIDES },
  { module: "placements.$reference.absences.$absence.correct", under: SIDES },
  { module: "placements.$reference.absences.$absence.withdraw", under: SIDES },
  { module: "placements.$reference.changes._index", under: SIDES },
  { module: "placements.$reference.changes.new", under: SIDES },
  { module: "placements.$reference.changes.$change.$end", under: SIDES },
  { module: "placements.$reference.changes.$change.answer", under: SIDES },
  { module: "placements.$reference.changes.$change.withdraw", under: SIDES },
  // arrivals
  { module: "placements.$reference.plans.$kind._index", under: SIDES },
  { module: "placements.$reference.plans.$kind.add", under: SIDES },
  { module: "placements.$reference.plans.$kind.$item.untick", under: SIDES },
  { module: "placements.$reference.plans.$kind.$item.remove", under: SIDES },
  // feedback
  { module: "placements.$reference.feedback", under: SIDES },
  // documents
  { module: "placements.reports", under: SIDES },
  { module: "placements.$reference.reports._index", under: SIDES },
  { module: "placements.$reference.changes.$change.documents.new", under: SIDES },
  { module: "placements.$reference.documents.$document._index", under: SIDES },
  { module: "placements.$reference.documents.$document.file", under: SIDES },
  { module: "placements.$reference.documents.$document.pages.$number.picture", under: SIDES },
  { module: "placements.$reference.documents.$document.remove", under: SIDES },
  // payments
  { module: "payments._index", under: SIDES },
  { module: "payments.search", under: SIDES },
  { module: "payments.statement", under: SIDES },
  { module: "payments.statement[.]csv", under: SIDES },
  { module: "payments.invoices._index", under: SIDES },
  { module: "payments.invoices.$document._index", under: SIDES },
  { module: "placements.issues", under: SIDES },
  { module: "placements.$reference.issues.new", under: SIDES },
  { module: "placements.$reference.issues.$issue._index", under: SIDES },
  { module: "placements.$reference.issues.$issue.$step", under: SIDES },
  { module: "payments.queries", under: SIDES },
  { module: "placements.$reference.payments._index", under: SIDES },
  { module: "placements.$reference.payments.queries.new", under: SIDES },
  { module: "placements.$reference.payments.queries.$query._index", under: SIDES },
  { module: "placements.$reference.payments.queries.$query.$step", under: SIDES },
  { module: "placements.$reference.payments.$period", under: SIDES },
  { module: "agreements._index", under: SIDES },
  { module: "agreements_.$reference._index", under: SIDES },
  { module: "agreements_.$reference.sign", under: SIDES },
  { module: "agreements_.$reference.versions.$number._index", under: SIDES },
  { module: "agreements_.$reference.versions.$number.document", under: SIDES },
  { module: "agreements_.$reference.versions.$number.pdf", under: SIDES },
  // market
  { module: "statements._index", under: ORGANISERS },
  { module: "statements.new", under: ORGANISERS },
  { module: "statements_.$number._index", under: ORGANISERS },
  { module: "statements_.$number.details", under: ORGANISERS },
  { module: "statements_.$number.preview", under: ORGANISERS },
  { module: "statements_.$number.move.$event", under: ORGANISERS },
  { module: "statements_.$number.publish", under: ORGANISERS },
  { module: "statements_.$number.blocks.new", under: ORGANISERS },
  { module: "statements_.$number.blocks.$block._index", under: ORGANISERS },
  { module: "statements_.$number.blocks.$block.remove", under: ORGANISERS },
  { module: "interests._index", under: SIDES },
  { module: "interests.$interest._index", under: SIDES },
  { module: "interests.$interest.$step", under: SIDES },
  // forums
  { module: "forums.actions.$action", under: EVERY },
  { module: "forums._index", under: ORGANISERS },
  { module: "forums.new", under: ORGANISERS },
  { module: "forums.series.$series", under: ORGANISERS },
  { module: "forums.engagement", under: ORGANISERS },
  { module: "forums.engagement[.]csv", under: ORGANISERS },
  { module: "forums.blocks", under: ORGANISERS },
  { module: "forums.$date._index", under: ORGANISERS },
  { module: "forums.$date.agenda", under: ORGANISERS },
  // Its address is older than its name: phones that take attendance have it open and bookmarked.
  { module: "forums.$date.attendance", under: ORGANISERS, names: ["forums.$date.door"] },
  { module: "forums.$date.badges", under: ORGANISERS },
  { module: "forums.$date.cancel", under: ORGANISERS },
  { module: "forums.$date.certificates", under: ORGANISERS },
  { module: "forums.$date.code", under: ORGANISERS },
  { module: "forums.$date.edit", under: ORGANISERS },
  { module: "forums.$date.feedback", under: ORGANISERS },
  { module: "forums.$date.marks", under: ORGANISERS },
  { module: "forums.$date.minutes", under: ORGANISERS },
  { module: "forums.$date.papers.$paper", under: ORGANISERS },
  { module: "forums.$date.papers.$paper_.text", under: ORGANISERS },
  { module: "forums.$date.publish", under: ORGANISERS },
];

/** "people.$person_.remove" → "people/:person/remove", as a file of that name would be read. */
function pathOf(name: string): string {
  return name
    .replaceAll("[.]", "\0")
    .split(".")
    .filter((word) => !word.startsWith("_"))
    .map((word) => word.replace(/_$/, "").replace(/^\$/, ":").replaceAll("\0", "."))
    .join("/");
}

function sharedUnder(layout: string): RouteConfigEntry[] {
  return SHARED.filter(({ under }) => under.includes(layout)).flatMap(({ module, names = [module] }) =>
    names.map((name) => ({
      id: `routes/${layout}.${name}`,
      file: `routes/shared/${module}.tsx`,
      path: pathOf(name),
      ...(name.endsWith("_index") ? { index: true } : {}),
    })),
  );
}

const own = await flatRoutes({ ignoredRouteFiles: ["**/.*", "**/*.test.{ts,tsx}", "shared/**"] });

export default own.map((entry) => ({
  ...entry,
  children: [...(entry.children ?? []), ...sharedUnder(entry.file.replace(/^routes\/|\.tsx$/g, ""))],
}));
