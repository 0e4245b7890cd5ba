import type { ReactNode } from "react";
import type { Tone } from "./tones";

export type TagProps = { tone?: Tone; children: ReactNode };

/** A state in words; the colour only repeats what the words say. */
export function Tag({ tone = "plain", children }: TagProps) {
  return <span className={tone === "plain" ? "tag" : `tag ${tone}`}>{children}</span>;
}

/** Tags side by side. */
export function Tags({ children }: { children: ReactNode }) {
  return <div className="tags">{children}</div>;
}
