/** The shop with the elements: they are its sign-in page and its account page. */
import '@menshen/elements';
import { client, openShop } from './shop.js';

openShop(
  <menshen-sign-in client={client} return-to="#orders" />,
  <menshen-account client={client} sign-in-url="#sign-in" />,
);
