/** A made-up application, fixed so that a reset changes nobody's configuration. */
export const APP_ID = 'e0e0e0e0e0e0e0e00000000000000005';
export const APP_KEY = 'emulated-secken-app-key';

/** Who holds the phone when nobody says who: the user that the Authing emulator is seeded with. */
export const PHONE_OWNER = 'menshen';
