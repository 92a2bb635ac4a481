import type { Branding } from '@menshen/client';
import { useLayoutEffect } from 'preact/hooks';
import { useView } from './view.js';

/** The logo or name of the product, unless the page fills the slot, and its colours. */
export function Brand({ brand }: { readonly brand: Branding | null }) {
  const { applyBrand } = useView();
  useLayoutEffect(() => applyBrand(brand), [brand]);
  const { logo = null, name = null } = brand ?? {};
  const fallback = logo === null ? name && <p>{name}</p> : <img src={logo} alt={name ?? ''} />;
  return (
    <div class="brand" part="brand">
      <slot name="logo">{fallback}</slot>
    </div>
  );
}
