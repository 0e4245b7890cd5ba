import { Card } from "~/ui/card";
import { Prose } from "~/ui/prose";
import type { FigureResult } from "../figures.types";
import type { ContentBlock, ContentSection } from "../statement/statement-content.rules";
import { FigureView } from "./figure-view";
import { IntentionView } from "./intention-view";

/** The sections of a statement as everybody reads them. */
export function StatementBody({ sections }: { sections: ContentSection<FigureResult | null>[] }) {
  return (
    <div className="stack">
      {sections.map(({ key, title, blocks }) => (
        <Card key={key} id={key} title={title}>
          {blocks.map((block) => (
            <BlockView key={block.key} block={block} />
          ))}
        </Card>
      ))}
    </div>
  );
}

export function BlockView({ block }: { block: ContentBlock<FigureResult | null> }) {
  switch (block.kind) {
    case "markdown":
      return <Prose nodes={block.nodes} />;
    case "intention":
      return <IntentionView block={block} />;
    default:
      return <FigureView block={block} />;
  }
}

/** Where each section begins. */
export function SectionLinks({ sections }: { sections: { key: string; title: string }[] }) {
  return (
    <nav aria-label="Sections" className="no-print my-6">
      <ul className="list-disc pl-5">
        {sections.map(({ key, title }) => (
          <li key={key}>
            <a href={`#${key}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
