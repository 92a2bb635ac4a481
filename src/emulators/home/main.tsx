import { render } from 'preact';
import { App } from './app.js';
// Later files override earlier ones.
import './styles/theme.css';
import './styles/controls.css';
import './styles/layout.css';
import './styles/content.css';
import './styles/responsive.css';

const root = document.querySelector('#home');
if (root !== null) render(<App />, root);
