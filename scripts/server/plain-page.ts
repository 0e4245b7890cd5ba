import type { Response } from "express";

/** A page for when the application itself is not asked: short, without scripts or styles. */
export function plainPage(
  response: Response,
  status: number,
  title: string,
  words: string,
  reference: string,
): void {
  response
    .status(status)
    .set("Cache-Control", "no-store")
    .type("html")
    .send(
      `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} - Homeward</title></head><body><main><h1>${title}</h1><p>${words}</p><p><a href="/">Go to the start page</a></p><p>Reference: ${reference}</p></main></body></html>`,
    );
}
