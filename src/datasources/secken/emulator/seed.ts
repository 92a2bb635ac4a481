/** A made-up application. It is constant, so that a reset does not change the configuration. */
export const APP_ID = 'e0e0e0e0e0e0e0e00000000000000005';
export const APP_KEY = 'emulated-secken-app-key';

/** The default owner of the phone: the seeded user of the Authing emulator. */
export const PHONE_OWNER = 'menshen';
