import { beforeAll, expect, it } from "vitest";
import { routeTable } from "../../../prisma/testing/route-table";
import { HOME_ADDRESSES, homePaths } from "./home-addresses.rules";
import type { Waits } from "./home-kinds.rules";
import type { WaitingKind } from "./waiting-kinds";

let expressions: RegExp[];
beforeAll(async () => {
  expressions = (await routeTable()).map(
    ({ path }) => new RegExp(`^${path.replaceAll(".", "\\.").replace(/:\w+/g, "[^/]+")}$`),
  );
});

const wait = (kind: WaitingKind, more: Partial<Waits> = {}): Waits => ({
  kind,
  reference: "HW-7K3M9Q",
  headline: null,
  target: "an-id",
  serviceId: "a-home",
  count: 1,
  name: null,
  since: null,
  until: null,
  ...more,
});

const council = homePaths({ kind: "council", organisationSlug: "dudley" });
const provider = homePaths({ kind: "provider", organisationSlug: "juniper" });
const region = homePaths({ kind: "region", organisationSlug: "" });

it.each(Object.keys(HOME_ADDRESSES) as WaitingKind[])("a row of %s leads to a page that there is", (kind) => {
  const to = HOME_ADDRESSES[kind](wait(kind), council).replace(/#.*/, "");
  expect(expressions.some((expression) => expression.test(to))).toBe(true);
});

it.each([
  ["money-asked", {}, "/council/dudley/authorisations/an-id"],
  ["question-returned", {}, "/council/dudley/referrals/HW-7K3M9Q/offers/an-id/answer-question"],
  ["hold-ends", {}, "/council/dudley/referrals/HW-7K3M9Q/offers/an-id"],
  ["undeliverable", { target: null }, "/council/dudley/referrals/HW-7K3M9Q/deliveries"],
  ["second-person", { target: "pages" }, "/council/dudley/referrals/HW-7K3M9Q/edit/gate"],
  ["second-person", { target: "detail" }, "/council/dudley/referrals/HW-7K3M9Q/edit/fuller-detail/gate"],
  ["second-person", { target: "documents" }, "/council/dudley/referrals/HW-7K3M9Q/documents"],
  ["document-to-check", {}, "/council/dudley/referrals/HW-7K3M9Q/documents/an-id"],
  ["document-to-check", { target: null }, "/council/dudley/referrals/HW-7K3M9Q/documents"],
  ["alert-to-confirm", {}, "/council/dudley/register/a-home/alerts/an-id/second"],
  [
    "alert-to-confirm",
    { serviceId: null, ownerKey: "an-owner" },
    "/council/dudley/register/owners/an-owner/alerts/an-id/second",
  ],
  ["roles-to-confirm", { target: null }, "/council/dudley/people#to-confirm"],
] satisfies [WaitingKind, Partial<Waits>, string][])("of a council, %s %j leads to %s", (kind, more, to) => {
  expect(HOME_ADDRESSES[kind](wait(kind, more), council)).toBe(to);
});

it("what several kinds of organisation have leads to their own page", () => {
  const action = wait("forum-action");
  expect(HOME_ADDRESSES["forum-action"](action, provider)).toBe("/provider/juniper/forums/actions/an-id");
  expect(HOME_ADDRESSES["forum-action"](action, region)).toBe("/region/forums/actions/an-id");
  const asked = wait("provider-to-confirm");
  expect(HOME_ADDRESSES["provider-to-confirm"](asked, region)).toBe("/region/providers-to-confirm/an-id");
});
