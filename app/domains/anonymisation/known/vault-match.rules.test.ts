import { describe, expect, it } from "vitest";
import { KNOWN_CHILD } from "../testing/known-child";
import { findVaultValues } from "./vault-match.rules";
import type { VaultIdentity } from "./vault-values.rules";

const places = {
  towns: ["Wolverhampton", "Stafford", "Low Town", "Telford"],
  councils: ["Wolverhampton", "Stoke-on-Trent", "Telford and Wrekin", "Sandwell"],
};
const child = KNOWN_CHILD;

/** What of the text was found, as it stands there. */
const found = (text: string, identity: VaultIdentity = child) =>
  findVaultValues({ "narrative.narrative": text }, identity, places).map(
    ({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`,
  );

describe("names", () => {
  it.each([
    ["Zanyar likes football", "child-name: Zanyar"],
    ["ZANYAR likes football", "child-name: ZANYAR"],
    ["we asked zanyar", "child-name: zanyar"],
    ["Zanyar's room", "child-name: Zanyar's"],
    ["Zanyar’s room", "child-name: Zanyar’s"],
    ["Zanyars room", "child-name: Zanyars"],
    ["(Zanyar)", "child-name: Zanyar"],
    ["mail zanyar_26 or @zanyar99", "child-name: zanyar, child-name: zanyar"],
    ["Zaz went home", "child-name: Zaz"],
    ["Gurpreet is his second name", "child-name: Gurpreet"],
    ["the Nwachukwu family", "child-name: Nwachukwu"],
    ["the OBrien family", "child-name: OBrien"],
    ["the o'brien family", "child-name: o'brien"],
    ["the O Brien family", "child-name: Brien"],
    ["NwachukwuOBrien", "child-name: NwachukwuOBrien"],
    ["Ffion rang", "family-name: Ffion"],
    ["ms LLEWELLYN rang", "family-name: LLEWELLYN"],
    ["Hevi Serko rang", "family-name: Hevi, family-name: Serko"],
    ["Hêvî\u0302 rang", "family-name: Hêvî\u0302"],
    ["Oluwaseun is nine", "family-name: Oluwaseun"],
    ["Sian is his mentor", "other-name: Sian"],
    ["Rhys is his mentor", "other-name: Rhys"],
    ["Hodgetts wrote", "other-name: Hodgetts"],
  ])("%j", (text, expected) => {
    expect(found(text).join(", ")).toBe(expected);
  });

  it.each([
    ["full width", "Ｚａｎｙａｒ came", "Ｚａｎｙａｒ"],
    ["zero width inside", "Zan\u200by\u2060ar came", "Zan\u200by\u2060ar"],
    ["soft hyphen", "Zan\u00adyar came", "Zan\u00adyar"],
    ["Cyrillic a", "Z\u0430ny\u0430r came", "Z\u0430ny\u0430r"],
    ["mathematical bold", "𝐙𝐚𝐧𝐲𝐚𝐫 came", "𝐙𝐚𝐧𝐲𝐚𝐫"],
    ["accents added", "Zányàr came", "Zányàr"],
    ["a combining mark", "Za\u0301nyar came", "Za\u0301nyar"],
    ["spaced letters", "it is Z a n y a r who", "Z a n y a r"],
    ["split by a hyphen", "Zan-yar came", "Zan-yar"],
    ["split at the end of a line", "Zan-\nyar came", "Zan-\nyar"],
    ["dotted letters", "it is z.a.n.y.a.r. who", "z.a.n.y.a.r"],
    ["right-to-left marks", "\u202eZanyar\u202c came", "Zanyar\u202c"],
  ])("written evasively: %s", (_name, text, shown) => {
    expect(found(text)).toEqual([`child-name: ${shown}`]);
  });

  it("in scripts of their own", () => {
    expect(found("ਗੁਰਪ੍ਰੀਤ came", { given: "ਗੁਰਪ੍ਰੀਤ" })).toHaveLength(1);
    expect(found("we met زانیار there", { given: "زانیار" })).toHaveLength(1);
  });

  it.each([
    ["that are ordinary words, in small letters", "by the grace of a will, she may stay"],
    ["within longer words", "Zanyarian, gracefully, Willow, Mayor"],
    ["that say who and not what somebody is called", "His brother and Mrs of the house"],
    ["months", "in May 2026 and since last May, on 3 May, late May"],
    [
      "towns and councils",
      "He lives near Stafford, in Wolverhampton or Sandwell, Stoke-on-Trent, Telford and Wrekin",
    ],
    ["words of the trade", "CAMHS, an EHCP, a DoLS order, NICE guidance and Childline 0800 1111"],
  ])("not those %s", (_name, text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ["Grace is his sister", "family-name: Grace"],
    ["we asked Will", "other-name: Will"],
    ["His sister May visits", "family-name: May"],
    ["WILL came", "other-name: WILL"],
    ["Mrs Stafford is his aunt", "family-name: Stafford"],
    ["Grace Stafford is his aunt", "family-name: Grace, family-name: Stafford"],
  ])("ordinary words and towns as names: %j", (text, expected) => {
    expect(found(text).join(", ")).toBe(expected);
  });

  it.each([
    ["Welsh", "Llŷr ap Gruffudd", "LLYR and gruffudd"],
    ["Punjabi", "Harjinder Kaur Dhaliwal", "harjinder, dhaliwal's and Kaur"],
    ["Nigerian", "Chukwuemeka Ọlátúnjí", "chukwuemeka olatunji"],
    ["Kurdish", "Rêzan Çelîk", "rezan celik"],
    ["Polish", "Łukasz Wiśniewski", "Lukasz Wisniewski"],
    ["Irish", "Niamh Ní Dhomhnaill", "NIAMH of the Dhomhnaills"],
    ["Vietnamese", "Nguyễn Thị Hương", "nguyen huong"],
  ])("%s names without their accents", (_name, name, text) => {
    expect(found(text, { motherName: name }).length).toBeGreaterThanOrEqual(2);
  });
});

describe("the date of birth", () => {
  it.each([
    "01/02/2012",
    "1/2/12",
    "1.2.12",
    "01-02-2012",
    "2012-02-01",
    "2012/02/01",
    "1 Feb 2012",
    "1st February 2012",
    "1 February, 2012",
    "February 1st, 2012",
    "Feb 1 2012",
    "the 1st of February 2012",
    "1feb2012",
    "01 02 2012",
    "01022012",
    "20120201",
    "２０１２-０２-０１",
    "1 FEBRUARY '12",
    "02/01/2012",
    "1st February",
  ])("%s", (written) => {
    expect(found(`Born ${written} in a hospital`).map((one) => one.split(":")[0])).toEqual(["date-of-birth"]);
  });

  it.each([
    "1 February 2026",
    "01/02/2013",
    "2 February 2012",
    "12/12/2012",
    "1 2 3",
    "February 2012",
    "ratio 1/2",
    "01/02/20123",
  ])("not %s", (written) => {
    expect(found(`On ${written} he moved`)).toEqual([]);
  });
});

describe("numbers, postcode, address and school", () => {
  it.each([
    ["943 476 5919", "nhs-number"],
    ["943-476-5919", "nhs-number"],
    ["9434765919", "nhs-number"],
    ["９４３ ４７６ ５９１９", "nhs-number"],
    ["9 4 3 4 7 6 5 9 1 9", "nhs-number"],
    ["943\u200b4765919", "nhs-number"],
    ["k399522856966", "upn"],
    ["K 3995 2285 6966", "upn"],
    ["399522856966", "upn"],
    ["LCS 1889790", "case-number"],
    ["lcs1889790", "case-number"],
    ["WV10 9AB", "postcode"],
    ["wv109ab", "postcode"],
    ["WV1O 9AB", "postcode"],
    ["WV10\n9AB", "postcode"],
    ["106 Tinkers Hill Road", "address"],
    ["tinkers hill rd", "address"],
    ["Tinkers  Hill, Road", "address"],
    ["Ettingshall", "address"],
    ["St Brendan's Catholic Academy", "school"],
    ["Saint Brendans", "school"],
    ["St. Brendan’s", "school"],
    ["st brendan", "school"],
  ])("%j is the %s", (text, kind) => {
    expect(found(`He knows ${text} well`).map((one) => one.split(":")[0])).toEqual([kind]);
  });

  it.each([
    "WV10",
    "WV10 9AC",
    "9434765918",
    "19434765919",
    "0800 1111",
    "a Catholic Academy",
    "up the hill road",
    "£1,889,790",
  ])("%j is nothing", (text) => {
    expect(found(`He knows ${text} well`)).toEqual([]);
  });

  it("of a school named after its town is found in full only", () => {
    const identity = { school: "Wolverhampton Grammar School" };
    expect(found("He lives in Wolverhampton", identity)).toEqual([]);
    expect(found("He goes to Wolverhampton Grammar School", identity)).toHaveLength(1);
  });
});

describe("the answer", () => {
  it("names the field, with offsets of the original that are not shifted by emoji", () => {
    const text = "😀😀 Zanyar";
    expect(findVaultValues({ "needs.needsDetail": text, "strengths.wishes": "none" }, child, places)).toEqual(
      [{ field: "needs.needsDetail", kind: "child-name", start: 5, end: 11 }],
    );
  });

  it("is in order, without overlaps, the longer first", () => {
    expect(found("1 Feb 2012: Zanyar of 106 Tinkers Hill Road, WV10 9AB")).toEqual([
      "date-of-birth: 1 Feb 2012",
      "child-name: Zanyar",
      "address: Tinkers Hill Road",
      "postcode: WV10 9AB",
    ]);
  });

  it("is empty for an empty vault, and finds what stands at the end of a long text", () => {
    expect(found("Zanyar", {})).toEqual([]);
    const long = `${"a b c d e f g 1 2 3 4 5 6 7 8 9 0 ".repeat(2_000)}Zanyar`;
    expect(found(long)).toHaveLength(1);
  });
});
