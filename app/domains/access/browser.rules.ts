const FAMILIES: readonly [RegExp, string][] = [
  [/\bEdgA?\//, "Edge"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrome\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const DEVICES: readonly [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "Mac"],
  [/\bLinux\b/, "Linux"],
];

/** What a browser calls itself, as its owner would say it ("Chrome on Windows"); null when it says nothing we know. */
export function browserFamily(userAgent: string | null): string | null {
  const text = (userAgent ?? "").slice(0, 500);
  const family = FAMILIES.find(([pattern]) => pattern.test(text))?.[1];
  const device = DEVICES.find(([pattern]) => pattern.test(text))?.[1];
  if (!family) return device ?? null;
  return device ? `${family} on ${device}` : family;
}
