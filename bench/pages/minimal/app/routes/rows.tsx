import { useLoaderData } from "@remix-run/react";
import { ownRows } from "../../../own-rows.ts";

export const meta = () => [{ title: "Minimal" }];

export async function loader() {
  return { rows: await ownRows() };
}

export default function Rows() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <main>
      <ol>
        {rows.map((row) => (
          <li key={row.id}>
            <h2>
              <a href={`/${row.reference}`}>
                {row.headline} · {row.reference}
              </a>
            </h2>
            <p>{row.summary}</p>
            <p>{row.reason}</p>
            <p>
              {row.state}, {row.answer_by.toISOString()}
            </p>
          </li>
        ))}
      </ol>
    </main>
  );
}
