/**
 * П is a doorway. The mark is the letter drawn as a plan: three walls of a room, the door in the fourth standing
 * open, and the arc it has swept.
 */
export function Logo({ size = 32 }: { size?: number | undefined }) {
  return (
    <svg class="logo-mark" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <path class="logo-walls" d="M3 30V2h26v28h-4.5V6.5h-17V30z" />
      <path class="logo-arc" d="M8.7 13.5A16 16.5 0 0 1 23.8 30" />
      <path class="logo-door" d="M8.7 30V13" />
    </svg>
  );
}
