/** `protect.passwords`: what a password has to be. Length counts most; what others would guess first is refused. */
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;
