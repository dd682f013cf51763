import './cabinet-picture.css';

/** Where keys hang, from the left above to the right below. */
const hooks = [0, 1, 2, 3, 4, 5].map((at) => ({ x: 34 + (at % 3) * 26, y: at < 3 ? 22 : 54 }));

/** A key cabinet with so many keys in it: what Keyfob is, for where there is nothing else to see. It says nothing by itself. */
export function CabinetPicture({ keys }: { readonly keys: number }) {
  return (
    <svg className="cabinet" viewBox="7 3 106 86" aria-hidden focusable={false}>
      <rect className="cabinet-case" x="8" y="4" width="104" height="84" rx="7" />
      <rect className="cabinet-back" x="14" y="10" width="92" height="72" rx="3" />
      <path className="cabinet-line" d="M14 46h92" />
      {hooks.map(({ x, y }, at) => (
        <g key={at} transform={`translate(${x} ${y})`}>
          <path className="cabinet-hook" d="M0 -6v3a3 3 0 0 0 6 0" />
          {at < keys && (
            <g className="cabinet-key">
              <circle cx="3" cy="4" r="4" />
              <path d="M3 8v11m0 -4h4m-4 4h5" />
            </g>
          )}
        </g>
      ))}
    </svg>
  );
}
