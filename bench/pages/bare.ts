import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type OwnRow, ownRows } from "./own-rows.ts";

/** The first yardstick: the least that could show these rows. */
const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);

function item(row: OwnRow): string {
  return `<li><h2><a href="/${row.reference}">${escaped(row.headline)} · ${row.reference}</a></h2><p>${escaped(row.summary)}</p><p>${escaped(row.reason)}</p><p>${row.state}, ${row.answer_by.toISOString()}</p></li>`;
}

const server = createServer((_request, response) => {
  ownRows().then(
    (rows) => {
      const body = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Bare</title></head><body><main><ol>${rows.map(item).join("")}</ol></main></body></html>`;
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(body);
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit(0));
