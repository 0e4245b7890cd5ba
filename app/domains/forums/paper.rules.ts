export type PaperKind = "pdf" | "text";

/** The most bytes of a paper. */
export const MOST_PAPER_BYTES = 10 * 1024 * 1024;

/** What a file is by its bytes, whatever it was called; undefined for what is not taken. */
export function paperKind(bytes: Uint8Array): PaperKind | undefined {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  if (start.includes("%PDF-")) return "pdf";
  if (bytes.length === 0 || bytes.includes(0)) return undefined;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "text";
  } catch {
    return undefined;
  }
}

/** "240 KB", "1.4 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}

/** The name under which a paper is taken home: letters, digits and hyphens of its title. */
export function paperFileName(title: string, kind: string): string {
  const name = title
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase()
    .slice(0, 60);
  return `${name || "paper"}.${kind === "pdf" ? "pdf" : "txt"}`;
}
