import { describe, expect, it } from "vitest";
import { dateOf, rangeOf, spellsOf } from "./care-spells.rules";
import { councilsOf, type JoinedEpisode, joinReturns } from "./join-returns.rules";
import { AGE_BANDS, PLACEMENT_TYPES, stateOf } from "./placement-types.rules";

const episode = (
  began: string,
  ended: string | null,
  place = "U4",
  reason = "S",
  more: Partial<JoinedEpisode> = {},
): JoinedEpisode => ({
  child: "1",
  council: "",
  born: "2008-06-15",
  asylum: false,
  began,
  ended,
  place,
  reason,
  ...more,
});

const NAMES = AGE_BANDS.flatMap(({ name }, band) =>
  PLACEMENT_TYPES.map((type, at) => [stateOf(band, at), `${name} ${type}`] as const),
);
const nameOf = (state: number | null) => (state === null ? null : new Map(NAMES).get(state));

function spells(...episodes: JoinedEpisode[]) {
  const range = rangeOf(episodes) ?? { first: 0, last: 30_000, latest: 30_000 };
  return spellsOf(episodes, range, () => 0).map(({ from, to, state, entered, next }) => [
    dateOf(from),
    to === null ? null : dateOf(to),
    nameOf(state),
    entered ? "entered" : "moved",
    nameOf(next),
  ]);
}

it.each([
  ["U1", "Fostering"],
  ["U6", "Fostering"],
  ["K2", "Residential"],
  ["R1", "Residential"],
  ["P3", "Residential"],
  ["S1", "Residential"],
  ["K3", "Supported"],
  ["H5", "Supported"],
  ["P2", "Supported"],
  ["K1", "Other"],
  ["A6", "Other"],
  ["", "Other"],
])("places %s as %s", (code, type) => {
  expect(spells(episode("2020-01-01", "2020-02-01", code))[0]?.[2]).toBe(`10-15 ${type}`);
});

it("cuts a stay on the birthdays that begin a band, and a leap day's child on 1 March", () => {
  expect(spells(episode("2018-06-01", "2024-07-01", "K2"))).toEqual([
    ["2018-06-01", "2018-06-15", "5-9 Residential", "entered", "10-15 Residential"],
    ["2018-06-15", "2024-06-15", "10-15 Residential", "moved", "16+ Residential"],
    ["2024-06-15", "2024-07-01", "16+ Residential", "moved", null],
  ]);
  expect(spells(episode("2009-01-01", "2009-04-01", "U4", "S", { born: "2008-02-29" }))[1]?.[0]).toBe(
    "2009-03-01",
  );
});

it("an open stay is cut no further than the files tell", () => {
  expect(
    spells(episode("2023-06-01", "2024-05-01", "U4", "S", { child: "2" }), episode("2024-04-10", null)),
  ).toHaveLength(3);
});

describe("rows that overlap", () => {
  it("what was open in one year's file and is closed in the next counts once, closed", () => {
    expect(spells(episode("2020-01-01", null), episode("2020-01-01", "2020-03-01"))).toEqual([
      ["2020-01-01", "2020-03-01", "10-15 Fostering", "entered", null],
    ]);
  });
  it("of two that end on one day the longer counts", () => {
    expect(
      spells(episode("2020-01-01", "2020-03-01"), episode("2020-02-01", "2020-03-01", "K2", "P")),
    ).toEqual([["2020-01-01", "2020-03-01", "10-15 Fostering", "entered", null]]);
  });
  it("one that runs into the next ends where that begins", () => {
    expect(
      spells(episode("2020-01-01", "2020-03-01"), episode("2020-02-01", "2020-04-01", "K2", "P")),
    ).toEqual([
      ["2020-01-01", "2020-02-01", "10-15 Fostering", "entered", "10-15 Residential"],
      ["2020-02-01", "2020-04-01", "10-15 Residential", "moved", null],
    ]);
  });
  it("a night that nobody spent is no spell, and closes what was open", () => {
    expect(spells(episode("2020-01-01", null), episode("2020-01-01", "2020-01-01"))).toEqual([]);
  });
});

it.each(["L", "T", "U"])("a new episode for reason %s goes on in the same placement", (reason) => {
  expect(
    spells(
      episode("2020-01-01", "2020-02-01"),
      episode("2020-02-01", "2020-03-01", "U4", reason),
      episode("2020-03-01", "2020-04-01", "U4", "L"),
    ),
  ).toEqual([["2020-01-01", "2020-04-01", "10-15 Fostering", "entered", null]]);
});

it("after a gap a child comes into care again, whatever the reason says", () => {
  expect(
    spells(episode("2020-01-01", "2020-02-01"), episode("2020-02-02", "2020-03-01", "U4", "L")),
  ).toHaveLength(2);
});

it("the files tell of whole years from April to March around their ends and dates", () => {
  const range = rangeOf([episode("2016-11-01", "2018-03-31"), episode("2019-04-01", null)]);
  expect(range && [dateOf(range.first), dateOf(range.last)]).toEqual(["2017-04-01", "2020-03-31"]);
  expect(rangeOf([episode("2016-11-01", null)])).toBeNull();
});

describe("the lists together", () => {
  const at = (child: string, council: string) => ({ ...episode("2020-01-01", null), child, council });
  const header = (child: string, council: string, born: string, year: number | null = null) => ({
    child,
    council,
    born,
    year,
  });

  it("two councils that give one number have two children", () => {
    const { episodes } = joinReturns({
      episodes: [at("1", "Dudley"), at("1", "Walsall")],
      headers: [header("1", "Dudley", "2010-01-01"), header("1", "WALSALL", "2011-01-01")],
      asylum: [{ child: "1", council: "Walsall" }],
    });
    expect(episodes.map(({ born, asylum }) => [born, asylum])).toEqual([
      ["2010-01-01", false],
      ["2011-01-01", true],
    ]);
    expect(councilsOf(episodes)).toEqual(["Dudley", "Walsall"]);
  });

  it("the later year's date of birth counts, and headers without a council are found by the number", () => {
    const headers = [header("1", "", "2012-01-01", 2021), header("1", "", "2010-01-01", 2020)];
    expect(joinReturns({ episodes: [at("1", "Dudley")], headers, asylum: null }).episodes[0]?.born).toBe(
      "2012-01-01",
    );
  });

  it("a number of two children is not guessed, and who has no date of birth is told", () => {
    const headers = [header("1", "Dudley", "2010-01-01"), header("1", "Walsall", "2011-01-01")];
    expect(joinReturns({ episodes: [at("1", ""), at("2", "")], headers, asylum: null })).toEqual({
      episodes: [],
      withoutBirth: 2,
    });
  });
});
