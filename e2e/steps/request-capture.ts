import type { APIResponse, Page, Response } from "@playwright/test";

export type Heard = { where: string; said: string };

/** Keeps every byte that a page receives from the portal: headers, pages, data and whatever else. */
export function overhear(page: Page, heard: Heard[]): Promise<unknown>[] {
  const reading: Promise<unknown>[] = [];
  page.on("response", (response) => reading.push(keep(response, heard)));
  return reading;
}

export async function keep(response: Response | APIResponse, heard: Heard[]): Promise<void> {
  const headers = Object.entries(response.headers()).map(([name, value]) => `${name}: ${value}`);
  // A redirect has no body to read.
  const body = await response.body().catch(() => Buffer.from(""));
  heard.push({ where: response.url(), said: `${headers.join("\n")}\n\n${body.toString("utf8")}` });
}
