import { Anchor } from "./anchor";
import { unbroken } from "./unbroken";

/** The way up. The last one, without an address, is this page. */
export function Breadcrumbs({ items }: { items: { label: string; to?: string }[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="crumbs">
        {items.map((item) => (
          <li key={item.label}>
            {item.to ? (
              <Anchor to={item.to}>{unbroken(item.label)}</Anchor>
            ) : (
              <span aria-current="page">{unbroken(item.label)}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
