/**
 * Both functions run in a page, and so each stands alone: they carry nothing from this file with them.
 */
type Looked = { looks: Map<Element, string>; lookedAt: Element[] };

/**
 * How each visible text of the page looks, in order: all that contrast is worked out from, which is the colour and the size
 * of its letters, how a link stands out, and each ground beneath it up to the page's own.
 */
export function looksOfTexts(): string[] {
  const grounds = new Map<Element, string>();
  const groundOf = (one: Element): string => {
    const known = grounds.get(one);
    if (known !== undefined) return known;
    const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(one);
    const own = [backgroundColor, backgroundImage, opacity, position].join(" ");
    const under = one.parentElement ? groundOf(one.parentElement) : "";
    // Grounds that show nothing of their own are all alike, however many there are.
    const ground = own === "rgba(0, 0, 0, 0) none 1 static" ? under : `${own} / ${under}`;
    grounds.set(one, ground);
    return ground;
  };
  const lettersOf = (one: Element) => {
    const { color, fill, fontSize, fontWeight, textDecorationLine, textShadow, borderBottom } =
      getComputedStyle(one);
    return [color, fill, fontSize, fontWeight, textDecorationLine, textShadow, borderBottom].join(" ");
  };
  const looks = new Map<Element, string>();
  for (const one of document.querySelectorAll("body, body *")) {
    const speaks =
      [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) ||
      one.matches("input, select, textarea");
    if (!speaks || !one.checkVisibility()) continue;
    const around = one.parentElement ? lettersOf(one.parentElement) : "";
    looks.set(one, `${one.tagName} ${lettersOf(one)} in ${around} on ${groundOf(one)}`);
  }
  (window as unknown as Looked).looks = looks;
  return [...looks.values()];
}

/** Keeps the first text of each of these looks as `lookedAt`, for axe. */
export function keepTextsThatLook(wanted: string[]): void {
  const page = window as unknown as Looked;
  const first = new Map<string, Element>();
  for (const [one, look] of page.looks) if (!first.has(look)) first.set(look, one);
  page.lookedAt = wanted.flatMap((look) => first.get(look) ?? []);
}
