/** The shop, around its sign-in and account pages. Orders are protected: they are a custom field of the signed-in user. */
import { createMenshen, type MenshenError, type Operation } from '@menshen/client';
import { MenshenProvider, useUser } from '@menshen/react';
import { type ReactNode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

type Me = { me: { customData: { preferences?: { orders?: string[] } } } | null };
const PRODUCTS = ['Paper lantern', 'Door god print', 'Brass knocker'];
const ORDERS: Operation<Me, object> = 'query Orders { me { customData } }';
const SAVE = 'mutation SaveOrders($value: JSON!) { setUdfValue(key: "preferences", value: $value) { __typename } }';
export const client = createMenshen({ url: import.meta.env.VITE_MENSHEN_URL ?? 'http://localhost:4000' });

/** @returns null while signed out */
const loadOrders = async () => {
  const { me } = await client.request(ORDERS);
  return me && (me.customData.preferences?.orders ?? []);
};

function Product({ name }: { name: string }) {
  const buy = async () => {
    const orders = await loadOrders();
    if (orders) await client.request(SAVE, { value: { orders: [...orders, name] } });
    location.hash = orders ? '#orders' : '#sign-in';
  };
  return <button type="button" onClick={buy}>{`Buy: ${name}`}</button>;
}

function Orders() {
  const [content, setContent] = useState<ReactNode>('Loading …');
  useEffect(() => {
    loadOrders().then(
      (orders) => setContent(orders ? `Your orders: ${orders.join(', ')}` : <a href="#sign-in">Sign in</a>),
      (error: MenshenError) => setContent(error.message),
    );
  }, []);
  return <p>{content}</p>;
}

function Shop({ pages }: { pages: Readonly<Record<string, ReactNode>> }) {
  const user = useUser();
  return (
    <>
      <nav>
        <a href="#products">Products</a> <a href="#orders">Orders</a>
        {user ? <a href="#account">{user.username ?? user.email ?? user.phone}</a> : <a href="#sign-in">Sign in</a>}
      </nav>
      {pages[location.hash] ?? PRODUCTS.map((name) => <Product key={name} name={name} />)}
    </>
  );
}

export function openShop(signIn: ReactNode, account: ReactNode) {
  const root = createRoot(document.querySelector('#shop') ?? document.body);
  const pages = { '#sign-in': signIn, '#account': account, '#orders': <Orders /> };
  const app = () => (
    <MenshenProvider client={client}>
      <Shop pages={pages} />
    </MenshenProvider>
  );
  addEventListener('hashchange', () => root.render(app()));
  root.render(app());
}
