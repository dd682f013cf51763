import type { LifetimeState } from '../../../../shared/contract/state/lifetime-state.ts';

/** The mark at the end of a lifetime, around the origin and in the colour of the text: each state has a shape of its own. */
export function EndMark({ state }: { readonly state: LifetimeState }) {
  switch (state) {
    case 'not-yet':
      return <circle className="mark-line" r="3.5" />;
    case 'expired':
      return <path className="mark-line" d="M-3.5,-3.5 L3.5,3.5 M-3.5,3.5 L3.5,-3.5" />;
    case 'soon':
      return <path className="mark" d="M0,-5.5 L5.5,0 L0,5.5 L-5.5,0 Z" />;
    case 'fine':
      return <circle className="mark" r="4.5" />;
    case 'never':
      return <path className="mark-line" d="M-1.5,-4 L3,0 L-1.5,4" />;
    case 'revoked':
    case 'replaced':
      return <path className="mark-line" d="M-4,0 L4,0" />;
  }
}
