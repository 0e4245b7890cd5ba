import { useLocation } from "@remix-run/react";
import { Anchor } from "./anchor";

export type NavItem = {
  label: string;
  to: string;
  /** How many wait there; 0 and undefined show nothing. */
  count?: number;
  /** What the number counts, for those who hear it: "need an answer". */
  countWords?: string;
  /** Says itself whether it is the current one; without it, the address decides. */
  current?: boolean;
};

const holds = (to: string, pathname: string) => pathname === to || pathname.startsWith(`${to}/`);

/** The item whose address is the longest beginning of the current one. */
function currentOf(items: NavItem[], address: string): NavItem | undefined {
  const pathname = address.replace(/(?<!\/)\/+$/, "") || "/";
  const said = items.find((item) => item.current);
  if (said) return said;
  return items
    .filter((item) => item.current !== false && holds(item.to.split("?")[0] ?? item.to, pathname))
    .sort((a, b) => b.to.length - a.to.length)[0];
}

function NavLinks({ items }: { items: NavItem[] }) {
  const { pathname } = useLocation();
  const current = currentOf(items, pathname);
  return (
    <ul>
      {items.map((item) => (
        <li key={item.to}>
          <Anchor
            to={item.to}
            aria-current={item === current ? (item.to === pathname ? "page" : "true") : undefined}
          >
            {item.label}
            {item.count ? (
              <>
                {" "}
                <span className="count">
                  {item.count}
                  {item.countWords ? <span className="sr-only"> {item.countWords}</span> : null}
                </span>
              </>
            ) : null}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}

/** The portal's main navigation; on a phone it scrolls sideways by itself. */
export function NavStrip({ items, label = "Main" }: { items: NavItem[]; label?: string }) {
  return (
    <nav className="strip" aria-label={label}>
      <NavLinks items={items} />
    </nav>
  );
}

/** Views of one thing, each with its own address. */
export function TabLinks({ items, label }: { items: NavItem[]; label: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      <NavLinks items={items} />
    </nav>
  );
}
