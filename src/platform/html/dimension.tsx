// biome-ignore-all lint/a11y/noSvgWithoutTitle: decoration beside the words that say the length

/** A dimension line whose length shows a share of the longest, so that rows of a list can be compared by eye. */
export function Dimension({ share }: { share: number }) {
  const end = `${Math.round(Math.min(Math.max(share, 0.04), 1) * 100)}%`;
  return (
    <svg class="dimension" width="100%" height="13" aria-hidden="true" focusable="false">
      <line x1="0" y1="6.5" x2={end} y2="6.5" />
      <Tick at="0%" />
      <Tick at={end} />
    </svg>
  );
}

function Tick({ at }: { at: string }) {
  return (
    <svg x={at} overflow="visible">
      <path class="dimension-tick" d="M-3 9.5l6 -6" />
    </svg>
  );
}
