import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { kindOfProvisionType } from "~/domains/providers/kinds.rules";
import type { MatchableService } from "~/domains/providers/register-service.rules";
import { statusOfWording } from "~/domains/providers/registration.rules";
import { deliveriesOf, groupOf, previewOf, type Stage } from "./groups.rules";
import { type MatchRequest, matchService } from "./matching.rules";

const now = new Date("2026-11-25T14:00:00Z");
const home: MatchableService = {
  id: "service-1",
  registrationNumber: "SC100",
  ownerKey: "anowner",
  kind: "childrens-home",
  shortBreakOnly: false,
  status: "active",
  providerId: "provider-1",
  ownerCouncilId: null,
  standing: "confirmed",
  vouchedById: null,
  unconfirmedAlerts: [],
  councilCode: "E08000031",
  governmentOfficeRegion: "West Midlands",
  localAuthority: "Wolverhampton",
  outcode: "WV10",
  ageFrom: null,
  ageTo: null,
  genders: [],
  notNeeds: [],
  vacancy: null,
  alerts: [],
};
const girlOf14: MatchRequest = {
  age: 14,
  gender: "girl",
  purpose: "long-term",
  serviceKind: "childrens-home",
  needs: ["trauma", "autism"],
  mustKeepAway: ["B21"],
  now,
};
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const region: Stage = { kind: "spot", area: { kind: "region" }, councilId: "council-1" };

describe("a service", () => {
  it.each<[string, Partial<MatchableService>, Partial<MatchRequest>, string[]]>([
    ["of which nothing is known", {}, {}, []],
    ["that is a special school registered as a home", { kind: "special-school-as-childrens-home" }, {}, []],
    ["that is a special school only", { kind: "residential-special-school" }, {}, ["other-kind"]],
    ["that is secure", { kind: "secure-childrens-home" }, {}, ["secure"]],
    ["that trains", { kind: "secure-training-centre" }, {}, ["secure"]],
    ["that arranges adoption", { kind: "adoption-agency" }, {}, ["never-matched"]],
    ["for short breaks, asked for long", { shortBreakOnly: true }, {}, ["short-breaks-only"]],
    ["for short breaks, asked for one", { shortBreakOnly: true }, { purpose: "short-break" }, []],
    [
      "for 16 and over, asked at 15",
      { kind: "supported-accommodation" },
      { age: 15, serviceKind: "supported-accommodation" },
      ["under-16"],
    ],
    [
      "for 16 and over, asked at 16",
      { kind: "supported-accommodation" },
      { age: 16, serviceKind: "supported-accommodation" },
      [],
    ],
    ["that fosters for a council", { kind: "local-authority-fostering" }, { serviceKind: "fostering" }, []],
    ["that is suspended", { status: "suspended" }, {}, ["not-active"]],
    ["that is closed", { status: "closed" }, {}, ["not-active"]],
    ["with a suspension by alert", { alerts: ["suspension-of-placements"] }, {}, ["suspended"]],
    ["with a restriction by notice", { alerts: ["notice-restricting-accommodation"] }, {}, ["restricted"]],
    [
      "with a safeguarding concern, which asks for a reason only",
      { alerts: ["safeguarding-concern"] },
      {},
      [],
    ],
    ["for younger children", { ageFrom: 8, ageTo: 13 }, {}, ["declared-age"]],
    ["for ages that begin and end at hers", { ageFrom: 14, ageTo: 14 }, {}, []],
    ["with one end of its ages untold", { ageFrom: null, ageTo: 13 }, {}, ["declared-age"]],
    ["for boys", { genders: ["boy"] }, {}, ["declared-gender"]],
    ["for both", { genders: ["boy", "girl"] }, {}, []],
    ["that cannot meet a need of hers", { notNeeds: ["autism"] }, {}, ["declared-need"]],
    ["that cannot meet another need", { notNeeds: ["fire-setting"] }, {}, []],
    ["full since yesterday", { vacancy: { places: 0, confirmedAt: daysAgo(1) } }, {}, ["no-places"]],
    ["full a week ago to the minute", { vacancy: { places: 0, confirmedAt: daysAgo(7) } }, {}, ["no-places"]],
    ["full eight days ago, which is stale", { vacancy: { places: 0, confirmedAt: daysAgo(8) } }, {}, []],
    ["with a place", { vacancy: { places: 1, confirmedAt: daysAgo(1) } }, {}, []],
    ["where she must not be", { outcode: "B21" }, {}, ["keep-away"]],
    ["in a council where she must not be", {}, { mustKeepAway: ["wolverhampton"] }, ["keep-away"]],
    ["with an outcode not told", { outcode: null }, {}, []],
  ])("%s", (_name, service, request, codes) => {
    const match = matchService({ ...home, ...service }, { ...girlOf14, ...request });
    expect(match.reasons.map((reason) => reason.code)).toEqual(codes);
    expect(match.outcome).toBe(codes.length === 0 ? "matches" : "does-not-match");
    for (const { message } of match.reasons) expect(message.length).toBeGreaterThan(8);
  });
});

describe("the four groups", () => {
  it.each<[Partial<MatchableService>, Partial<Stage>, string]>([
    [{}, {}, "will-get-it"],
    [{ providerId: null }, {}, "not-on-portal"],
    [{ governmentOfficeRegion: "London" }, {}, "outside-area"],
    [{ governmentOfficeRegion: null }, {}, "outside-area"],
    [{ governmentOfficeRegion: "London" }, { area: { kind: "all" } }, "will-get-it"],
    [{}, { area: { kind: "councils", codes: ["E08000031"] } }, "will-get-it"],
    [{}, { area: { kind: "councils", codes: ["E08000025"] } }, "outside-area"],
    [{ councilCode: null }, { area: { kind: "councils", codes: [] } }, "outside-area"],
    [{ providerId: null, governmentOfficeRegion: "London" }, {}, "outside-area"],
    [{ status: "suspended", providerId: null }, {}, "does-not-match"],
    [{}, { kind: "internal" }, "outside-area"],
    [{ standing: "unconfirmed", vouchedById: "council-1" }, {}, "will-get-it"],
    [{ standing: "unconfirmed", vouchedById: "council-2" }, {}, "not-confirmed"],
    [{ standing: "unconfirmed", vouchedById: null }, {}, "not-confirmed"],
    [{ standing: "refused", vouchedById: null }, {}, "not-confirmed"],
    [{ ownerCouncilId: "council-1" }, { kind: "internal" }, "will-get-it"],
    [{ ownerCouncilId: "council-2" }, { kind: "internal" }, "outside-area"],
  ])("%o in %o is %s", (service, stage, group) => {
    expect(groupOf({ ...home, ...service }, girlOf14, { ...region, ...stage }).group).toBe(group);
  });

  it("makes one delivery for an owner of forty homes", () => {
    const homes = Array.from({ length: 40 }, (_, index) => ({ ...home, id: `service-${index}` }));
    const other = { ...home, id: "other", providerId: "provider-2" };
    const preview = previewOf([...homes, other, { ...home, id: "un", providerId: null }], girlOf14, region);
    expect(preview.counts).toEqual({
      "will-get-it": 41,
      "not-on-portal": 1,
      "not-confirmed": 0,
      "outside-area": 0,
      "does-not-match": 0,
    });
    expect(deliveriesOf(preview).map(({ providerId, services }) => [providerId, services.length])).toEqual([
      ["provider-1", 40],
      ["provider-2", 1],
    ]);
  });

  const file = `${process.env.HOMEWARD_DATA ?? "../shared/data"}/ofsted/provider-level-at-31-march-2025.csv`;
  it.skipIf(!existsSync(file))(
    "of Ofsted's register: 615 homes in the region, and all 5,600 in one group each",
    () => {
      const rows: string[][] = parse(readFileSync(file), {
        bom: true,
        relax_column_count: true,
        from_line: 4,
      });
      const header = (rows[0] ?? []).map((cell) => cell.trim());
      const at = (row: string[], name: string) => row[header.indexOf(name)]?.trim() ?? "";
      const services = rows.slice(1).map(
        (row): MatchableService => ({
          ...home,
          id: at(row, "URN"),
          kind: kindOfProvisionType(at(row, "Provision type")),
          shortBreakOnly: at(row, "Short-break-only children's home") !== "",
          status: statusOfWording(at(row, "Registration status")) ?? "closed",
          governmentOfficeRegion: at(row, "Government Office Region"),
          localAuthority: at(row, "Local authority"),
          councilCode: null,
          outcode: null,
          providerId: Number(at(row, "URN").replace(/\D/g, "")) % 3 === 0 ? "provider-1" : null,
        }),
      );
      const { counts, total, whyNot } = previewOf(services, girlOf14, region);
      expect(counts["will-get-it"] + counts["not-on-portal"]).toBe(615);
      expect(total).toBe(5_600);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(5_600);
      expect(whyNot.reduce((sum, { count }) => sum + count, 0)).toBe(counts["does-not-match"]);
    },
  );
});
