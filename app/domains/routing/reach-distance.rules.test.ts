import { describe, expect, it } from "vitest";
import { distanceTo, milesWords, pointAskedFor } from "./reach-distance.rules";

const wv10 = { lat: 52.62, lng: -2.11 };
const wolverhampton = "E08000031";
const to = (lat: number | null, councilCode: string | null = wolverhampton) => ({
  lat,
  lng: lat === null ? null : wv10.lng,
  councilCode,
});
// One degree of latitude is 69.1 miles.
const north = (miles: number) => wv10.lat + miles / 69.0934;

describe("how far it is, for those who may know it in miles", () => {
  const from = pointAskedFor("WV10", wv10, wolverhampton);
  const words = (service: Parameters<typeof distanceTo>[0], start = from) => {
    const distance = distanceTo(service, start);
    return start && distance ? milesWords(distance, start) : null;
  };

  it("is told from outcode to outcode", () => {
    expect(words(to(north(4.2)))).toBe("4.2 miles");
    expect(words(to(north(9.97)))).toBe("10 miles");
    expect(words(to(north(31.4)))).toBe("31 miles");
    expect(words(to(wv10.lat))).toBe("under 1 mile");
  });

  it("says where a centre stands in, and is no finer than that", () => {
    expect(words(to(null))).toMatch(/^about \d+ miles?, estimated$/);
    const centre = pointAskedFor("Wolverhampton", null, null);
    expect(centre?.place).toBe("the centre of Wolverhampton");
    expect(words(to(north(25)), centre)).toMatch(/^about \d+ miles$/);
  });

  it("is not known without a place on either side", () => {
    expect(words(to(null, null))).toBeNull();
    expect(words(to(north(3)), pointAskedFor("Nowhere", null, null))).toBeNull();
  });
});
