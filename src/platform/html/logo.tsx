/**
 * П is a doorway. The mark is the letter drawn as a plan: three walls of a room, the door in the fourth standing
 * open, and the arc it has swept.
 */
export function Logo({ size = 32 }: { size?: number | undefined }) {
  return (
    <svg class="logo-mark" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <path class="logo-walls" d="M4 29V4h24v25h-5V9H9v20z" />
      <path class="logo-arc" d="M9 29a14 14 0 0 0 9.900-4.100" />
      <path class="logo-door" d="M9 29V15" />
    </svg>
  );
}
