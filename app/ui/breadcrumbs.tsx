import { Anchor } from "./anchor";

/** The way up. The last one, without an address, is this page. */
export function Breadcrumbs({ items }: { items: { label: string; to?: string }[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="crumbs">
        {items.map((item) => (
          <li key={item.label}>
            {item.to ? (
              <Anchor to={item.to}>{item.label}</Anchor>
            ) : (
              <span aria-current="page">{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
