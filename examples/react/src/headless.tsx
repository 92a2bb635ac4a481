/** The shop with pages of its own over the hooks. */
import { SignIn } from './headless/SignIn.js';
import { client, openShop } from './shop.js';

const account = (
  <button type="button" onClick={() => client.signOut()}>
    Sign out
  </button>
);
openShop(<SignIn />, account);
